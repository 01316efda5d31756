import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

type NoticeProps = { kind?: "fault" | "note"; children: ReactNode };

/** Something to read before going on. Not red: red means an emergency. */
export function Notice({ kind = "note", children }: NoticeProps) {
  const Icon = kind === "fault" ? CircleAlert : Info;
  return (
    <div
      role={kind === "fault" ? "alert" : "status"}
      className="flex gap-3 rounded-control border border-line bg-sunken px-4 py-3 text-note"
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
