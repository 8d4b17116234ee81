import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  Ctx,
  ProductService,
  ProductVariant,
  TransactionalConnection,
  type ID,
  type Product,
  type RequestContext,
  type Translated,
} from '@vendure/core';
import gql from 'graphql-tag';
import { In, IsNull } from 'typeorm';

export const productsOfVariantsSchema = gql`
  extend type Query {
    "Products by the ids or the SKUs of their variants, each once: content may name a variant alone, and the Shop API has no query for it."
    productsOfVariants(variantIds: [ID!]!, skus: [String!]!): [Product!]!
  }
`;

const MOST = 100;

@Resolver()
export class ProductsOfVariantsResolver {
  constructor(
    private readonly products: ProductService,
    private readonly connection: TransactionalConnection,
  ) {}

  @Query()
  async productsOfVariants(
    @Ctx() ctx: RequestContext,
    @Args() { variantIds, skus }: { variantIds: ID[]; skus: string[] },
  ): Promise<Translated<Product>[]> {
    const sold = { enabled: true, deletedAt: IsNull() };
    const found = await this.connection.getRepository(ctx, ProductVariant).find({
      where: [
        { id: In(variantIds.slice(0, MOST)), ...sold },
        { sku: In(skus.slice(0, MOST)), ...sold },
      ],
      select: { id: true, productId: true },
      loadEagerRelations: false,
    });
    const products = await this.products.findByIds(ctx, [...new Set(found.map(({ productId }) => productId))]);
    return products.filter(({ enabled, deletedAt }) => enabled && deletedAt === null);
  }
}
