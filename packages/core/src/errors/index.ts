export { AppError, type ErrorCode, errorTable, type Fault, isAppError } from "./app-error.ts";
