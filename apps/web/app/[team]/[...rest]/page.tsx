import { notFound } from "next/navigation";

/** An unknown page of a team is said inside the team's frame. */
export default function Page() {
  notFound();
}
