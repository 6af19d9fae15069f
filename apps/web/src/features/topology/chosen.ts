"use client";

import { createContext, useContext } from "react";

/** What the details are of. */
export type Chosen = { kind: "machine"; id: string } | { kind: "task"; id: string } | { kind: "fold"; role: string; state: string };

export const ChooseContext = createContext<(chosen: Chosen) => void>(() => undefined);

export const useChoose = (): ((chosen: Chosen) => void) => useContext(ChooseContext);
