"use client";

import { Search } from "lucide-react";
import { Input } from "./input.tsx";
import { KeyHint } from "./key-hint.tsx";

interface SearchInputProps {
  label: string;
  value: string;
  onValue(value: string): void;
  placeholder?: string;
}

/** Narrows what is on the page. The key / leads to the first one of a page; Escape empties it. */
export function SearchInput({ label, value, onValue, placeholder }: SearchInputProps) {
  return (
    <Input
      type="search"
      data-search
      aria-label={label}
      placeholder={placeholder ?? label}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      onKeyDown={(event) => event.key === "Escape" && onValue("")}
      icon={<Search aria-hidden />}
      trailing={value === "" ? <KeyHint keys="/" /> : null}
      autoComplete="off"
      spellCheck={false}
      className="[&::-webkit-search-cancel-button]:hidden"
    />
  );
}
