import NextLink from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./button-classes.ts";
import { classes } from "./classes.ts";

interface ButtonLinkProps extends Omit<ComponentProps<typeof NextLink>, "children"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  children: ReactNode;
}

/** Goes somewhere, looks like a button: for a page's main act. */
export function ButtonLink({ variant = "secondary", size = "md", icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <NextLink {...rest} className={classes(buttonClasses(variant, size), className)}>
      {icon}
      {children}
    </NextLink>
  );
}
