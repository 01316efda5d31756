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
import { t } from "../../language/t.ts";
import { RenameField } from "./rename-field.tsx";
import { useDeleteSession } from "./requests/delete-session.ts";
import { usePatchProfileUse } from "./requests/patch-profile-use.ts";

type SessionHeaderProps = { session: SessionDetail; onHide(): void };

export function SessionHeader({ session, onHide }: SessionHeaderProps) {
  const [renaming, setRenaming] = useState(false);
  const navigate = useNavigate();
  const profileUse = usePatchProfileUse(session.id);
  const remove = useDeleteSession();
  function deleteIt() {
    remove.mutate(session.id);
    void navigate("/chat", { replace: true });
  }
  return (
    <TopBar
      title={session.title}
      inPlaceOfTitle={
        renaming ? <RenameField session={session} onDone={() => setRenaming(false)} /> : null
      }
    >
      <ButtonLink to="/chat" look="plain" className="lg:hidden" aria-label={t("asking:newChat")}>
        <SquarePen aria-hidden className="size-5" />
      </ButtonLink>
      <Menu
        trigger={
          <IconButton label={t("finding:moreHere")}>
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem
          icon={<ClipboardList />}
          onSelect={() => void navigate(`/chat/${session.id}/summary`)}
        >
          {t("finding:visitSummary")}
        </MenuItem>
        <MenuItem icon={<Pencil />} onSelect={() => setRenaming(true)}>
          {t("finding:rename")}
        </MenuItem>
        <MenuItem
          icon={session.usesProfile ? <UserRoundX /> : <UserRoundCheck />}
          onSelect={() => profileUse.mutate(!session.usesProfile)}
        >
          {t(session.usesProfile ? "finding:leaveProfile" : "finding:useProfile")}
        </MenuItem>
        <MenuItem icon={<EyeOff />} onSelect={onHide}>
          {t("finding:hide")}
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={deleteIt}>
          {t("finding:delete")}
        </MenuItem>
      </Menu>
    </TopBar>
  );
}
