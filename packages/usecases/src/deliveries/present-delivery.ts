import { type AttemptError, attemptErrors } from "@slipway/core/webhooks";
import type { AttemptRow, DeliveryRow } from "@slipway/db";

const inWords = (error: AttemptError | null): string | null => (error === null ? null : attemptErrors[error]);

export const presentDelivery = <Row extends DeliveryRow>(row: Row) => ({ ...row, lastError: inWords(row.lastError) });

export const presentAttempt = (row: AttemptRow) => ({ ...row, error: inWords(row.error) });
