import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { t } from "../../language/t.ts";

/** A password that can be looked at while it is typed: most mistakes are typing mistakes. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, "type">) {
  const [seen, setSeen] = useState(false);
  const Icon = seen ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={seen ? "text" : "password"}
      inside={
        <IconButton
          label={seen ? t("auth:hidePassword") : t("auth:showPassword")}
          onClick={() => setSeen(!seen)}
        >
          <Icon aria-hidden className="size-5" />
        </IconButton>
      }
    />
  );
}
