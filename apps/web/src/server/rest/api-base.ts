/** Where the REST API is mounted. */
export const API_BASE = "/api/v1";
