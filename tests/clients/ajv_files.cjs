// Validates the JSON files of each kind with Ajv in one process, each schema compiled once:
// node ajv_files.cjs FOLDER_OF_NODE_MODULES SCHEMA_FOLDER FOLDER_WITH_ONE_FOLDER_PER_KIND
const fs = require("node:fs");
const path = require("node:path");
const [, , modules, schemas, data] = process.argv;
const Ajv2020 = require(path.join(modules, "node_modules", "ajv", "dist", "2020")).default;

const ajv = new Ajv2020({ strict: true });
const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const folders = { platforms: "platform", organizations: "organization", policies: "policy", actions: "action", responses: "response", events: "event", sources: "source" };
let records = 0;
for (const [folder, kind] of Object.entries(folders)) {
  const validate = ajv.compile(read(path.join(schemas, `${kind}.schema.json`)));
  for (const name of fs.readdirSync(path.join(data, folder))) {
    if (!validate(read(path.join(data, folder, name)))) {
      console.error(`${folder}/${name}: ${ajv.errorsText(validate.errors)}`);
      process.exit(1);
    }
    records += 1;
  }
}
console.log(`${records} records valid`);
