// Stands for a page of your shop, which knows its product on the server.
const product = new URLSearchParams(location.search).get('product') ?? '';
document.querySelector('vitrine-feed').setAttribute('product', product);
