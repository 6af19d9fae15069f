import { redirect } from "next/navigation";
import { paths } from "../../../src/features/paths.ts";

export default async function Page({ params }: { params: Promise<{ team: string }> }) {
  redirect(paths.settings(decodeURIComponent((await params).team)));
}
