"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { Panel } from "../../ui/panel.tsx";
import { chooseTheme } from "../../ui/theme.ts";
import { useTheme } from "../../ui/use-theme.ts";

export function ThemePanel() {
  const { chosen } = useTheme();
  return (
    <Panel title="Theme" description="Kept in this browser.">
      <ChoiceCards
        label="Theme"
        columns={3}
        value={chosen}
        onValue={chooseTheme}
        choices={[
          { value: "system", title: "As the system", text: "Changes with it.", icon: <Monitor aria-hidden /> },
          { value: "light", title: "Light", text: "Always.", icon: <Sun aria-hidden /> },
          { value: "dark", title: "Dark", text: "Always.", icon: <Moon aria-hidden /> },
        ]}
      />
    </Panel>
  );
}
