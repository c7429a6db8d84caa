// Compiles the schemas in Ajv's strict mode for draft 2020-12 and validates a dataset document:
// node ajv.cjs FOLDER_OF_NODE_MODULES SCHEMA_FOLDER DOCUMENT
const fs = require("node:fs");
const path = require("node:path");
const [, , modules, schemas, document] = process.argv;
const Ajv2020 = require(path.join(modules, "node_modules", "ajv", "dist", "2020")).default;

const ajv = new Ajv2020({ strict: true, allErrors: true });
const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const validators = new Map();
for (const name of fs.readdirSync(schemas).filter((name) => name.endsWith(".schema.json"))) {
  validators.set(name, ajv.compile(read(path.join(schemas, name))));
}

const data = read(document);
const whole = validators.get("dataset.schema.json");
if (!whole(data)) {
  console.error(ajv.errorsText(whole.errors, { separator: "\n" }));
  process.exit(1);
}
let records = 0;
const folders = { platforms: "platform", organizations: "organization", policies: "policy", actions: "action", responses: "response", events: "event", sources: "source" };
for (const [folder, kind] of Object.entries(folders)) {
  const validate = validators.get(`${kind}.schema.json`);
  for (const record of data[folder]) {
    if (!validate(record)) {
      console.error(`${folder}/${record.id}: ${ajv.errorsText(validate.errors)}`);
      process.exit(1);
    }
    records += 1;
  }
}
// A validator that takes everything proves nothing.
data.platforms[0].kind = "telepathy";
if (whole(data)) {
  console.error("Ajv takes an unknown word");
  process.exit(1);
}
console.log(`Ajv: ${validators.size} schemas, ${records} records valid`);
