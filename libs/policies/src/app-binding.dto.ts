import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ChoiceFilter, IfGiven, PageQuery, TextFilter } from '@patchbay/platform';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const BINDING_ID = '01jd0000000000000000000000';
const CONNECTION_ID = '01jd1111111111111111111111';

export class CreateAppBindingDto {
  @ApiProperty({ example: 'billing' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  app!: string;

  @ApiPropertyOptional({ enum: ENVIRONMENTS, default: 'production', description: 'That of the integration' })
  @IfGiven()
  @IsIn(ENVIRONMENTS)
  environment?: Environment;

  @ApiProperty({ example: 'payments', description: 'What the app calls it; one binding per app, environment and slot' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  slot!: string;

  @ApiProperty({ example: CONNECTION_ID })
  @IsString()
  @MaxLength(100)
  integration_id!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: null,
    description: "The provider's category; null: any",
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  required_category?: string | null;

  @ApiPropertyOptional({
    type: [String],
    default: [],
    example: [],
    description: 'The integration must have them enabled, now and at each call',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  required_capabilities?: string[];

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    example: null,
    description: 'What the app may use it for; null: everything it has enabled',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  capabilities?: string[] | null;

  @ApiPropertyOptional({
    type: [String],
    default: [],
    example: ['settle-invoice'],
    description: 'Names of workflow runs the app may start',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(200, { each: true })
  workflows?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Billing takes payments' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string | null;
}

export class UpdateAppBindingDto extends PartialType(CreateAppBindingDto, { skipNullProperties: false }) {}

export class AppBindingsQuery extends PageQuery {
  @TextFilter({ example: 'billing' })
  app?: string;

  @ChoiceFilter(ENVIRONMENTS, { example: 'production' })
  environment?: Environment;

  @TextFilter({ example: CONNECTION_ID })
  integration_id?: string;
}

export class AppBindingDto {
  @ApiProperty({ example: BINDING_ID })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Billing takes payments' })
  name!: string | null;

  @ApiProperty({ example: 'billing' })
  app!: string;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'production' })
  environment!: Environment;

  @ApiProperty({ example: 'payments' })
  slot!: string;

  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  required_category!: string | null;

  @ApiProperty({ type: [String], example: [] })
  required_capabilities!: string[];

  @ApiProperty({ type: [String], nullable: true, example: null })
  capabilities!: string[] | null;

  @ApiProperty({ type: [String], example: ['settle-invoice'] })
  workflows!: string[];

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  updated_at!: string;
}
