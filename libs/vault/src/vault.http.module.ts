import { Module } from '@nestjs/common';
import { VaultKeysController } from './vault-keys.controller.ts';
import { VaultModule } from './vault.module.ts';

/** The REST route of the vault. */
@Module({ imports: [VaultModule], controllers: [VaultKeysController] })
export class VaultHttpModule {}
