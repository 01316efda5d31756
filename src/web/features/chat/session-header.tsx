import {
  ClipboardList,
  Ellipsis,
  EyeOff,
  Pencil,
  SquarePen,
  Trash2,
  UserRoundCheck,
  UserRoundX,
} from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { SessionDetail } from "#contracts/chat.ts";
import { ButtonLink, IconButton } from "../../components/button.tsx";
import { Menu, MenuItem } from "../../components/menu.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { DeleteSessionSheet } from "./delete-session-sheet.tsx";
import { RenameSessionSheet } from "./rename-session-sheet.tsx";
import { usePatchProfileUse } from "./requests/patch-profile-use.ts";

type SessionHeaderProps = { session: SessionDetail; onHide(): void };

export function SessionHeader({ session, onHide }: SessionHeaderProps) {
  const [sheet, setSheet] = useState<"rename" | "delete" | null>(null);
  const navigate = useNavigate();
  const profileUse = usePatchProfileUse(session.id);
  const close = () => setSheet(null);
  return (
    <TopBar title={session.title}>
      <ButtonLink to="/chat" look="plain" className="lg:hidden" aria-label="New chat">
        <SquarePen aria-hidden className="size-5" />
      </ButtonLink>
      <Menu
        trigger={
          <IconButton label="More about this chat">
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem
          icon={<ClipboardList />}
          onSelect={() => void navigate(`/chat/${session.id}/summary`)}
        >
          Visit summary
        </MenuItem>
        <MenuItem icon={<Pencil />} onSelect={() => setSheet("rename")}>
          Rename
        </MenuItem>
        <MenuItem
          icon={session.usesProfile ? <UserRoundX /> : <UserRoundCheck />}
          onSelect={() => profileUse.mutate(!session.usesProfile)}
        >
          {session.usesProfile ? "Don't use my profile here" : "Use my profile here"}
        </MenuItem>
        <MenuItem icon={<EyeOff />} onSelect={onHide}>
          Hide on this device
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={() => setSheet("delete")}>
          Delete
        </MenuItem>
      </Menu>
      <RenameSessionSheet session={session} open={sheet === "rename"} onClose={close} />
      <DeleteSessionSheet session={session} open={sheet === "delete"} onClose={close} />
    </TopBar>
  );
}
