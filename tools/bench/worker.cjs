// node worker.cjs ENGINE TEMPLATE CONTEXTS FOLDER: as worker.py, for engines in Node.
// NODE_PATH names the folder where the engines are installed.

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const ENGINES = {
  docxtemplater(template) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const content = fs.readFileSync(template, "binary");
    return (context) => {
      const document = new Docxtemplater(new PizZip(content), {
        paragraphLoop: true,
        linebreaks: true,
      });
      document.render(context);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"(template) {
    const { TemplateHandler } = require("easy-template-x");
    const content = fs.readFileSync(template);
    const handler = new TemplateHandler();
    return (context) => handler.process(content, context);
  },
  carbone(template) {
    const carbone = require("carbone");
    return (context) =>
      new Promise((resolve, reject) =>
        carbone.render(template, context, (fault, result) =>
          fault ? reject(fault) : resolve(result),
        ),
      );
  },
};

async function main(engine, template, contextsFile, folder) {
  const contexts = JSON.parse(fs.readFileSync(contextsFile, "utf8"));
  const make = ENGINES[engine](template);
  let number = 0;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = process.cpuUsage();
    for (let left = Number(line); left > 0; left -= 1) {
      const made = await make(contexts[number % contexts.length]);
      number += 1;
      fs.writeFileSync(path.join(folder, `${number}.docx`), made);
    }
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1e6);
  }
}

main(...process.argv.slice(2));
