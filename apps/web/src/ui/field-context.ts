"use client";

import { createContext, useContext } from "react";

/** What a control takes from the field around it. */
export interface FieldIds {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

export const FieldContext = createContext<FieldIds>({});

/** Spread into a control before its own props. */
export const useField = (): FieldIds => useContext(FieldContext);
