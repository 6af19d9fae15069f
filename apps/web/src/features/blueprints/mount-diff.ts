import { javascript } from "@codemirror/lang-javascript";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { editorLook } from "./editor-look.ts";

interface DiffOptions {
  before: string;
  after: string;
  label: string;
}

const diffLook = EditorView.theme({
  "&": { height: "auto" },
  "&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine": { backgroundColor: "var(--good-soft)" },
  ".cm-deletedChunk": { backgroundColor: "var(--bad-soft)" },
  "&.cm-merge-b .cm-changedText": { background: "none", textDecoration: "underline var(--good)" },
  ".cm-deletedChunk .cm-deletedText": { background: "none", textDecoration: "line-through var(--bad)" },
  ".cm-changedLineGutter": { backgroundColor: "var(--good)" },
  ".cm-deletedLineGutter": { backgroundColor: "var(--bad)" },
  ".cm-collapsedLines": { color: "var(--muted)", background: "var(--sunken)" },
  // Its own sign is in no font of ours.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"…"' },
});

/** One below the other, so that it can be read on a phone. Answers with what takes it away. */
export function mountDiff(parent: HTMLElement, { before, after, label }: DiffOptions): () => void {
  const view = new EditorView({
    parent,
    doc: after,
    extensions: [
      lineNumbers(),
      javascript(),
      editorLook,
      diffLook,
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      // Of a new file every word is new: to say so at each makes it unreadable.
      unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: {}, highlightChanges: before !== "" }),
    ],
  });
  return () => view.destroy();
}
