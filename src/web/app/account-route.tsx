import { AccountPage } from "../features/auth/account-page.tsx";
import { HiddenChats } from "../features/chat/hidden-chats.tsx";
import { EmailSection } from "../features/security/email-section.tsx";

export default function AccountRoute() {
  return (
    <AccountPage>
      <EmailSection />
      <HiddenChats />
    </AccountPage>
  );
}
