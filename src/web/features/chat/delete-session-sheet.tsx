import { useNavigate } from "react-router";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import type { SessionSheetProps } from "./rename-session-sheet.tsx";
import { useDeleteSession } from "./requests/delete-session.ts";

export function DeleteSessionSheet({ session, open, onClose }: SessionSheetProps) {
  const remove = useDeleteSession();
  const navigate = useNavigate();
  return (
    <Sheet open={open} onClose={onClose} side="middle" title="Delete this chat?">
      <div className="grid gap-4 p-5">
        <p className="text-note">
          The questions and answers of “{session.title}” are erased from the server. This can't be
          undone.
        </p>
        {remove.error ? <p role="alert">{sentenceFor(remove.error)}</p> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button
            disabled={remove.isPending}
            onClick={() =>
              remove.mutate(session.id, {
                onSuccess: () => void navigate("/chat", { replace: true }),
              })
            }
          >
            Delete
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
