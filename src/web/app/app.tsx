import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { FaultBoundary } from "./fault-boundary.tsx";
import { SignedInOnly, SignedOutOnly } from "./gates.tsx";
import { lazyPage } from "./lazy-page.ts";
import { queryClient } from "./query-client.ts";

const LandingPage = lazyPage(() => import("./landing-page.tsx"));
const SignInPage = lazyPage(() => import("../features/auth/sign-in-page.tsx"));
const SignUpPage = lazyPage(() => import("../features/auth/sign-up-page.tsx"));
const VerifyPage = lazyPage(() => import("../features/auth/verify-page.tsx"));
const ForgotPasswordPage = lazyPage(() => import("../features/auth/forgot-password-page.tsx"));
const ResendVerificationPage = lazyPage(
  () => import("../features/auth/resend-verification-page.tsx"),
);
const ResetPasswordPage = lazyPage(() => import("../features/auth/reset-password-page.tsx"));
const ConfirmEmailPage = lazyPage(() => import("../features/auth/confirm-email-page.tsx"));
const UndoEmailChangePage = lazyPage(() => import("../features/auth/undo-email-change-page.tsx"));
const EmergencyPage = lazyPage(() => import("../features/emergency/emergency-page.tsx"));
const Shell = lazyPage(() => import("./shell.tsx"));
const ChatPage = lazyPage(() => import("../features/chat/chat-page.tsx"));
const SummaryPage = lazyPage(() => import("../features/chat/summary-page.tsx"));
const TimelinePage = lazyPage(() => import("../features/finding/timeline-page.tsx"));
const ProfilePage = lazyPage(() => import("../features/profile/profile-page.tsx"));
const DevicesPage = lazyPage(() => import("../features/auth/devices-page.tsx"));
const ActivityPage = lazyPage(() => import("../features/activity/activity-page.tsx"));
const SafetyPage = lazyPage(() => import("../features/safety/safety-page.tsx"));
const SettingsArea = lazyPage(() => import("./settings-area.tsx"));
const SecurityRoute = lazyPage(() => import("./security-route.tsx"));
const DataPage = lazyPage(() => import("../features/data/data-page.tsx"));
const OperatorOnly = lazyPage(() => import("./operator-only.tsx"));
const MailsPage = lazyPage(() => import("../features/operator/mails-page.tsx"));
const ModelPage = lazyPage(() => import("../features/operator/model/model-page.tsx"));
const HealthPage = lazyPage(() => import("../features/operator/health/health-page.tsx"));
const LibraryPage = lazyPage(() => import("../features/operator/sources/library-page.tsx"));
const PeoplePage = lazyPage(() => import("../features/operator/people-page.tsx"));
const ProviderPage = lazyPage(() => import("../features/provider/provider-page.tsx"));
const DisplayPage = lazyPage(() => import("./display-page.tsx"));
const WelcomePage = lazyPage(() => import("../features/welcome/welcome-page.tsx"));
const AccountRoute = lazyPage(() => import("./account-route.tsx"));

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <FaultBoundary>
          <Suspense>
            <Routes>
              <Route element={<SignedOutOnly />}>
                <Route index element={<LandingPage />} />
                <Route path="sign-in" element={<SignInPage />} />
                <Route path="sign-up" element={<SignUpPage />} />
                <Route path="forgot-password" element={<ForgotPasswordPage />} />
                <Route path="resend-verification" element={<ResendVerificationPage />} />
              </Route>
              <Route element={<SignedInOnly />}>
                <Route element={<Shell />}>
                  <Route path="chat/:sessionId?" element={<ChatPage />} />
                  <Route path="chat/:sessionId/summary" element={<SummaryPage />} />
                  <Route path="timeline" element={<TimelinePage />} />
                  <Route path="profile" element={<ProfilePage />} />
                  <Route path="welcome" element={<WelcomePage />} />
                  <Route element={<SettingsArea />}>
                    <Route path="account" element={<AccountRoute />} />
                    <Route path="account/security" element={<SecurityRoute />} />
                    <Route path="account/data" element={<DataPage />} />
                    <Route path="devices" element={<DevicesPage />} />
                    <Route path="operator" element={<OperatorOnly />}>
                      <Route path="model" element={<ModelPage />} />
                      <Route path="health" element={<HealthPage />} />
                      <Route path="library" element={<LibraryPage />} />
                      <Route path="people" element={<PeoplePage />} />
                      <Route path="mail" element={<MailsPage />} />
                    </Route>
                    <Route path="account/activity" element={<ActivityPage />} />
                    <Route path="account/display" element={<DisplayPage />} />
                  </Route>
                </Route>
              </Route>
              <Route path="verify-email" element={<VerifyPage />} />
              <Route path="reset-password" element={<ResetPasswordPage />} />
              <Route path="confirm-email" element={<ConfirmEmailPage />} />
              <Route path="undo-email-change" element={<UndoEmailChangePage />} />
              <Route path="provider" element={<ProviderPage />} />
              <Route path="emergency" element={<EmergencyPage />} />
              <Route path="safety" element={<SafetyPage />} />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Suspense>
        </FaultBoundary>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
