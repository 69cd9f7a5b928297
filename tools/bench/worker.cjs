// node worker.cjs ENGINE TEMPLATE CONTEXT FOLDER: as worker.py, for engines in Node.
// NODE_PATH names the folder where the engines are installed.

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const ENGINES = {
  docxtemplater(template, context) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const content = fs.readFileSync(template, "binary");
    return () => {
      const document = new Docxtemplater(new PizZip(content), {
        paragraphLoop: true,
        linebreaks: true,
      });
      document.render(context);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"(template, context) {
    const { TemplateHandler } = require("easy-template-x");
    const content = fs.readFileSync(template);
    const handler = new TemplateHandler();
    return () => handler.process(content, context);
  },
  carbone(template, context) {
    const carbone = require("carbone");
    return () =>
      new Promise((resolve, reject) =>
        carbone.render(template, context, (fault, result) =>
          fault ? reject(fault) : resolve(result),
        ),
      );
  },
};

async function main(engine, template, contextFile, folder) {
  const context = JSON.parse(fs.readFileSync(contextFile, "utf8"));
  const make = ENGINES[engine](template, context);
  let number = 0;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = process.cpuUsage();
    for (let made = 0; made < Number(line); made += 1) {
      number += 1;
      fs.writeFileSync(path.join(folder, `${number}.docx`), await make());
    }
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1e6);
  }
}

main(...process.argv.slice(2));
