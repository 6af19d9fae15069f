export const BANNER = "// Made by `npm run generate -w packages/sdk` from the API's own document: change the use case, not this.";
