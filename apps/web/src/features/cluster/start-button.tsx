"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { Play } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { StartDialog } from "./start-dialog.tsx";

export function StartButton({ cluster, primary = false }: { cluster: Cluster; primary?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={primary ? "primary" : "secondary"} icon={<Play aria-hidden />} onClick={() => setOpen(true)}>
        Start
      </Button>
      {open && <StartDialog cluster={cluster} onClose={() => setOpen(false)} />}
    </>
  );
}
