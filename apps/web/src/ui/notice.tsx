export function Notice({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p role="alert" className="rounded-md bg-rose-50 px-4 py-2 text-sm text-rose-800">
      {text}
    </p>
  );
}
