// Nest on Fastify with a handler that does nothing: what the framework costs before the hub does anything.
import 'reflect-metadata';
import process from 'node:process';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

class EmptyController {
  request() {
    return { success: true, message: 'OK', data: { id: '01jd0000000000000000000000', status: 'delivered' } };
  }
}
Controller('api/v1/operations')(EmptyController);
Post()(EmptyController.prototype, 'request', Object.getOwnPropertyDescriptor(EmptyController.prototype, 'request'));

class EmptyModule {}
Module({ controllers: [EmptyController] })(EmptyModule);

const app = await NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.send?.({ port: app.getHttpServer().address().port });
