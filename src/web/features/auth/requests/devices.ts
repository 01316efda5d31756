import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { deviceListSchema } from "#contracts/auth.ts";
import type { DeviceId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";

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
