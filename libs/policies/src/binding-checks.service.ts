import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import { noFieldErrors, validationFailed, type FieldErrors } from '@patchbay/platform';
import type { UpdateAppBindingDto } from './app-binding.dto.ts';
import type { AppBindingEntity } from './app-binding.entity.ts';

const WHAT_IS_CHECKED = [
  'integration_id',
  'environment',
  'required_category',
  'required_capabilities',
  'capabilities',
] as const;

/** Holds a binding against the catalog and its connection before it is saved: what could never be used is refused. */
@Injectable()
export class BindingChecks {
  constructor(
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
  ) {}

  /** A binding outlives its connection: one that was deleted since hinders no change of anything else. */
  async check(binding: AppBindingEntity, named: UpdateAppBindingDto): Promise<void> {
    if (WHAT_IS_CHECKED.every((field) => named[field] === undefined)) return;
    const errors = noFieldErrors();
    this.checkNames(binding, errors);
    const connection = await this.directory.snapshot(binding.tenantId, binding.integrationId);
    if (connection) this.checkConnection(binding, connection, errors);
    else errors['integration_id'] = ['There is no such integration.'];
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
  }

  private checkNames(binding: AppBindingEntity, errors: FieldErrors): void {
    const { requiredCategory, requiredCapabilities, capabilities } = binding;
    if (requiredCategory !== null && !this.isCategory(requiredCategory)) {
      errors['required_category'] = ['There is no such category.'];
    }
    this.checkCapabilities('required_capabilities', requiredCapabilities, errors);
    this.checkCapabilities('capabilities', capabilities ?? [], errors);
  }

  private checkCapabilities(field: string, names: readonly string[], errors: FieldErrors): void {
    const unknown = names.filter((name) => !this.catalog.capability(name));
    if (unknown.length > 0) errors[field] = [`There is no capability named ${unknown.join(', ')}.`];
  }

  private checkConnection(binding: AppBindingEntity, connection: ConnectionSnapshot, errors: FieldErrors): void {
    if (connection.environment !== binding.environment) {
      errors['environment'] = [`This integration is in the environment ${connection.environment}.`];
    }
    const category = this.catalog.provider(connection.provider)?.category;
    if (binding.requiredCategory !== null && category !== binding.requiredCategory) {
      errors['required_category'] ??= [`This integration is of the category ${category ?? 'unknown'}.`];
    }
    const disabled = (names: readonly string[]): string[] =>
      names.filter((name) => !connection.enabledCapabilities.includes(name));
    noteDisabled('required_capabilities', disabled(binding.requiredCapabilities), errors);
    noteDisabled('capabilities', disabled(binding.capabilities ?? []), errors);
  }

  private isCategory(name: string): boolean {
    return [...this.catalog.list(), ...this.catalog.planned()].some(({ category }) => category === name);
  }
}

function noteDisabled(field: string, names: readonly string[], errors: FieldErrors): void {
  if (names.length > 0) errors[field] ??= [`This integration does not have ${names.join(', ')} enabled.`];
}
