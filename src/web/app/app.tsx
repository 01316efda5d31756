import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { SignedInOnly, SignedOutOnly } from "./gates.tsx";
import { queryClient } from "./query-client.ts";

const LandingPage = lazy(() => import("./landing-page.tsx"));
const SignInPage = lazy(() => import("../features/auth/sign-in-page.tsx"));
const SignUpPage = lazy(() => import("../features/auth/sign-up-page.tsx"));
const VerifyPage = lazy(() => import("../features/auth/verify-page.tsx"));
const Shell = lazy(() => import("./shell.tsx"));
const ChatPage = lazy(() => import("../features/chat/chat-page.tsx"));
const SummaryPage = lazy(() => import("../features/chat/summary-page.tsx"));
const ProfilePage = lazy(() => import("../features/profile/profile-page.tsx"));
const DevicesPage = lazy(() => import("../features/auth/devices-page.tsx"));
const AccountRoute = lazy(() => import("./account-route.tsx"));

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Suspense>
          <Routes>
            <Route element={<SignedOutOnly />}>
              <Route index element={<LandingPage />} />
              <Route path="sign-in" element={<SignInPage />} />
              <Route path="sign-up" element={<SignUpPage />} />
              <Route path="verify-email" element={<VerifyPage />} />
            </Route>
            <Route element={<SignedInOnly />}>
              <Route element={<Shell />}>
                <Route path="chat/:sessionId?" element={<ChatPage />} />
                <Route path="chat/:sessionId/summary" element={<SummaryPage />} />
                <Route path="profile" element={<ProfilePage />} />
                <Route path="devices" element={<DevicesPage />} />
                <Route path="account" element={<AccountRoute />} />
              </Route>
            </Route>
            <Route path="*" element={<Navigate to="/" replace />} />
          </Routes>
        </Suspense>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
