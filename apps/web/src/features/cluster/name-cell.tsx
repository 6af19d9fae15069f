/** The name of a task or a machine, and why it is in the state that it is in. */
export function NameCell({ name, reason }: { name: string; reason: string | null }) {
  return (
    <span className="min-w-0 truncate">
      <span className="font-medium">{name}</span>
      {reason && <span className="ml-2 text-subtle">{reason}</span>}
    </span>
  );
}
