import { javascript } from "@codemirror/lang-javascript";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { editorLook } from "./editor-look.ts";

export interface EditorOptions {
  content: string;
  label: string;
  readOnly: boolean;
  onChange(content: string): void;
}

export interface MountedEditor {
  show(faults: readonly Diagnostic[]): void;
  /** Puts the cursor there and the focus with it. */
  goTo(offset: number): void;
  destroy(): void;
}

/** Loaded when an editor is first shown: no other page carries it. Tab leaves the editor, so that a keyboard is not caught in it. */
export function mountEditor(parent: HTMLElement, { content, label, readOnly, onChange }: EditorOptions): MountedEditor {
  const view = new EditorView({
    parent,
    doc: content,
    extensions: [
      basicSetup,
      javascript(),
      lintGutter(),
      editorLook,
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
  const within = (offset: number): number => Math.min(offset, view.state.doc.length);
  return {
    show: (faults) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          faults.map((fault) => ({ ...fault, from: within(fault.from), to: within(fault.to) })),
        ),
      ),
    goTo(offset) {
      view.dispatch({ selection: { anchor: within(offset) }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
