// The drawer registers itself here when it is built; until then a cart opens nowhere.
export {};
