// The brand of the address: `?brand=street`.
const brands = ['luxury', 'street', 'pharmacy', 'marketplace'];
const asked = new URLSearchParams(location.search).get('brand');
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = `/examples/brands/${brands.includes(asked) ? asked : brands[0]}.css`;
document.head.append(sheet);
