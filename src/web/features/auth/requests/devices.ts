import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { deviceListSchema, deviceSchema } from "#contracts/auth.ts";
import type { DeviceId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";
import { useLeave } from "../use-leave.ts";

const devicesKey = ["devices"] as const;

export function useDevices() {
  return useQuery({
    queryKey: devicesKey,
    queryFn: ({ signal }) => request("/api/auth/devices", deviceListSchema, { signal }),
  });
}

export function useRevokeDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deviceId: DeviceId) =>
      request(`/api/auth/devices/${deviceId}`, z.undefined(), { method: "DELETE" }),
    onSuccess: () => queries.invalidateQueries({ queryKey: devicesKey }),
  });
}

/** Null takes the name away again. */
export function useNameDevice(deviceId: DeviceId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string | null) =>
      request(`/api/auth/devices/${deviceId}`, deviceSchema, { method: "PATCH", body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: devicesKey }),
  });
}

export function useSignOutOthers() {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () =>
      withStepUp(() =>
        request("/api/auth/devices?except=current", z.undefined(), { method: "DELETE" }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: devicesKey }),
  });
}

export function useSignOutEverywhere() {
  const leave = useLeave();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () =>
      withStepUp(() => request("/api/auth/devices", z.undefined(), { method: "DELETE" })),
    onSuccess: leave,
  });
}
