import type { Body } from './bodies.js';
import type { CountryAtom } from './countries.js';
import type { NameRun } from './names.js';
import type { Role } from './roles.js';

interface FindBase {
  /** Words, end exclusive. */
  readonly first: number;
  readonly last: number;
}

/** A person by name, with the office that stands before or behind. */
export interface PersonFind extends FindBase {
  readonly kind: 'person';
  readonly name: NameRun;
  readonly roles: readonly Role[];
  /** Country that the words themselves give. */
  readonly country: string | null;
  readonly body: Body | null;
}

/** An office without a name. */
export interface RoleFind extends FindBase {
  readonly kind: 'role';
  readonly role: Role;
  readonly countries: readonly string[];
  readonly body: Body | null;
  readonly definite: boolean;
}

export interface BodyFind extends FindBase {
  readonly kind: 'body';
  readonly body: Body;
  /** Countries before it, and whether they own it ("Russian …", "Spain's …") or only stand in its name. */
  readonly prefix: readonly string[];
  readonly prefixForm: 'none' | 'owner' | 'name' | 'compound';
  /** The name with the countries before it. */
  readonly full: string;
}

export interface CountryFind extends FindBase {
  readonly kind: 'country';
  readonly atom: CountryAtom;
}

export interface GroupFind extends FindBase {
  readonly kind: 'group';
  readonly id: string;
  /** Holders of offices in a body ("G7 Leaders"), who speak; other groups are spoken of. */
  readonly offices: boolean;
  /** Members of a body as states, who act together. */
  readonly members?: boolean;
}

export type Find = PersonFind | RoleFind | BodyFind | CountryFind | GroupFind;
