import { AccountPage } from "../features/auth/account-page.tsx";
import { HiddenChats } from "../features/chat/hidden-chats.tsx";

export default function AccountRoute() {
  return (
    <AccountPage>
      <HiddenChats />
    </AccountPage>
  );
}
