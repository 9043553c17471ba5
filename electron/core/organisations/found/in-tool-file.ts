// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- a program that begins elsewhere finds the types too
/// <reference path="./js-yaml.d.ts" />
import { load } from 'js-yaml';
import { parse } from 'smol-toml';
import * as v from 'valibot';
import type { FoundPortal } from './found-portals.ts';

const anything = v.record(v.string(), v.unknown());

/** `SSOConfig: { NAME: { StartUrl, SSORegion } }` (aws-sso-cli, "Configuration"). */
const awsSsoFileSchema = v.object({ SSOConfig: v.optional(v.nullable(anything)) });
const awsSsoSchema = v.object({ StartUrl: v.string(), SSORegion: v.optional(v.unknown()) });

/** What the tool calls the one there is, which says nothing. */
const unnamed = 'Default';

/** The organisations of aws-sso-cli's `config.yaml`; throws for what is no such file. */
export function inAwsSsoCliFile(text: string): readonly FoundPortal[] {
  // A file without anything is `undefined`.
  const file = v.parse(awsSsoFileSchema, load(text) ?? {});
  return Object.entries(file.SSOConfig ?? {}).flatMap(([name, entry]) => {
    const parsed = v.safeParse(awsSsoSchema, entry);
    if (!parsed.success) return [];
    const { StartUrl, SSORegion } = parsed.output;
    return [{ startUrl: StartUrl, region: textOrNull(SSORegion), name: name === unnamed ? null : name, profiles: [] }];
  });
}

/** `[SSO.NAME]` with `StartURL` and `SSORegion`, and a default without a name (granted, `pkg/config/config.go`). */
const grantedFileSchema = v.object({
  SSO: v.optional(anything),
  CommonFateDefaultSSOStartURL: v.optional(v.unknown()),
  CommonFateDefaultSSORegion: v.optional(v.unknown()),
});
const grantedSchema = v.object({ StartURL: v.string(), SSORegion: v.optional(v.unknown()) });

/** The organisations of Granted's `config`; throws for what is no such file. */
export function inGrantedFile(text: string): readonly FoundPortal[] {
  const file = v.parse(grantedFileSchema, parse(text));
  const named = Object.entries(file.SSO ?? {}).flatMap(([name, entry]) => {
    const parsed = v.safeParse(grantedSchema, entry);
    return parsed.success
      ? [{ startUrl: parsed.output.StartURL, region: textOrNull(parsed.output.SSORegion), name, profiles: [] }]
      : [];
  });
  const startUrl = textOrNull(file.CommonFateDefaultSSOStartURL);
  const region = textOrNull(file.CommonFateDefaultSSORegion);
  return startUrl === null ? named : [...named, { startUrl, region, name: null, profiles: [] }];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
