import { ProviderSection } from "../features/provider/provider-section.tsx";
import { PasswordSection } from "../features/security/password-section.tsx";
import { SecurityPage } from "../features/security/security-page.tsx";

export default function SecurityRoute() {
  return (
    <SecurityPage>
      <PasswordSection />
      <ProviderSection />
    </SecurityPage>
  );
}
