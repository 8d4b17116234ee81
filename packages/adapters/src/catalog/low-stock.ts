/** Up to this many units left, stock is shown as low. */
export const lowStockUnits = 5;
