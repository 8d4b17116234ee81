import { Storefront } from './storefront.jsx';

export default function Page() {
  return <Storefront />;
}
