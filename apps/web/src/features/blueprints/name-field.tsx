import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";

interface NameFieldProps {
  value: string;
  onValue(value: string): void;
  error: string | null;
}

/** The name of a blueprint or a cluster; what people type between its words becomes a hyphen. */
export function NameField({ value, onValue, error }: NameFieldProps) {
  return (
    <Field label="Name" hint="Letters a-z, digits and hyphens." error={error} required>
      <Input
        mono
        value={value}
        onChange={(event) => onValue(event.target.value.toLowerCase().replaceAll(" ", "-"))}
        required
        autoFocus
        maxLength={40}
        spellCheck={false}
        autoComplete="off"
      />
    </Field>
  );
}
