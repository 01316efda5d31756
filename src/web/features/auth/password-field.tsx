import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { t } from "../../language/t.ts";

/** A password that can be looked at while it is typed: most mistakes are typing mistakes. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, "type">) {
  const [seen, setSeen] = useState(false);
  return (
    <div className="relative">
      <TextField {...props} type={seen ? "text" : "password"} inputClassName="pe-13" />
      <IconButton
        label={seen ? t("auth:hidePassword") : t("auth:showPassword")}
        className="absolute end-0.5 top-[1.95rem]"
        onClick={() => setSeen(!seen)}
      >
        {seen ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
      </IconButton>
    </div>
  );
}
