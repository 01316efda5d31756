/** For whoever runs this server. */
export const operator = {
  people: {
    title: "People",
    lead: "Who has an account on this server. You see who they are, never what they wrote, and only the day on which they were last here.",
    more: "Show more",
    you: "(you)",
    what: "What to do with {{name}}",
    disabled: "Disabled",
    unverified: "E-mail not confirmed",
    operator: "Operator",
    twoSteps: "Two steps",
    neverHere: "Never signed in",
    lastHere: "Last here {{day}}",
  },
  act: {
    confirm: "{{act}}?",
    name: {
      enable: "Let them in again",
      "reset-2fa": "Reset second step",
      promote: "Make operator",
      demote: "No longer operator",
      disable: "Disable",
      erase: "Delete",
    },
    effect: {
      enable: "They can sign in again. Everything of theirs is as it was.",
      "reset-2fa":
        "Takes away their passkeys, their one-time codes and their recovery codes, and signs them out everywhere. Their password alone lets in then. Make sure that it is really they who ask: call them, or meet them.",
      promote:
        "They can invite, disable and delete people, you included, and choose what answers here. They don't see what people wrote either.",
      demote: "They can no longer invite, disable or delete people.",
      disable:
        "Signs them out everywhere at once and lets them in no more, until you let them in again. Nothing of theirs is deleted.",
      erase:
        "Deletes their account and everything that they wrote, for good. Nobody can bring it back.",
    },
  },
  onlyOperator:
    "You operate this server. If nobody else does, make somebody else the operator first, under People: without one, only the command line can let people in or shut them out.",

  invitations: {
    title: "Invitations",
    about_one: "A link that makes one account. It is good for {{count}} day, and once.",
    about_other: "A link that makes one account. It is good for {{count}} days, and once.",
    onlyFor: "Only for this e-mail (optional)",
    make: "Make a link",
    open_one: "Good for one more person",
    open_other: "Good for {{count}} more people",
    used: "Used",
    over: "Over",
    oneAddress: "For one address · made {{made}}, good until {{until}}",
    anyAddress: "For whoever has the link · made {{made}}, good until {{until}}",
    withdraw: "Withdraw",
    closed:
      "Sign-up is closed, for the invited too. Set <setting>HEALIFY_SIGN_UP=invited</setting> to let them in.",
    everybody:
      "Everybody who reaches this server can sign up. Set <setting>HEALIFY_SIGN_UP=invited</setting> to let in only those whom you invite.",
    link: "Send this link to one person",
    linkOnce: "It is shown only now, and lets in whoever opens it first.",
    copyLink: "Copy the link",
  },

  mails: {
    title: "Mails",
    lead: "What this server would have mailed. Hand a link only to the person it is addressed to: it lets whoever opens it in.",
    again: "Look again",
    none: "No mails yet.",
    sent: "This server sends its mails, and keeps none.",
    where:
      "They lie in <folder>{{folder}}</folder> for a week. Links in them lead to {{home}}; set <setting>HEALIFY_PUBLIC_URL</setting> when people open another address.",
    howToSend: "Set <setting>HEALIFY_SMTP_URL</setting> to have them sent.",
    to: "To {{to}} · {{at}}",
    read: "Read the mail",
    hide: "Hide the mail",
    cantCopy: "Can't copy: read the mail",
  },

  model: {
    title: "Model",
    lead: "What writes the answers, and where people's questions go. Emergencies are checked on this server first, whatever you choose.",
    now: {
      title: "Now",
      library: "The library alone answers",
      libraryMeans:
        "Answers are quoted from the library on this server. Nothing that anybody asks leaves it.",
      model: "{{model}} writes the answers",
      "this-machine":
        "It runs at {{place}}, on the machine that Healify itself runs on. Nothing that anybody asks leaves it.",
      near: "It runs at {{place}}, on your own network. Questions leave this machine, and by the look of the address not your network.",
      elsewhere:
        "It runs at {{place}}, on somebody else's servers. What people ask about their health leaves your house and is read there.",
      goes: "With each question go what was said before in that chat, what of a profile is used for it, and passages of the library. The person's e-mail and name do not.",
      noWorker:
        "No worker is running, so nothing is answered now. Questions are kept, and answered once one runs.",
      differ: "Workers differ: some were started with other settings.",
      workers_one: "{{count}} worker",
      workers_other: "{{count}} workers",
      environment:
        "Set by <setting>HEALIFY_MODEL</setting> where this server is started. To choose it here, start the server without that setting.",
      unreadable:
        "A model is saved, but it was sealed under a secret that this server no longer has. Connect it again.",
      takingOver: "Being taken over…",
    },
    form: {
      connect: "Connect a model",
      change: "Change the model",
      about: "Try it first: nothing is saved until you say so.",
      provider: "What runs it",
      providers: {
        ollama: "Ollama",
        "openai-compatible": "LM Studio, llama.cpp or similar",
        openai: "OpenAI",
        anthropic: "Anthropic",
        google: "Google",
      },
      address: "Address",
      addressHint: {
        ollama:
          "Where Ollama listens. In a container, this machine is http://host.docker.internal:11434/v1.",
        "openai-compatible":
          "LM Studio listens at http://127.0.0.1:1234/v1, llama.cpp at http://127.0.0.1:8080/v1.",
        hosted: "Leave it empty for the provider's own.",
      },
      model: "Model",
      modelHint: "By the name that the server gives it. Leave it empty to see which models it has.",
      key: "API key",
      keyNeeded: "The provider gives you one. It is kept sealed, and never shown again.",
      keyOptional: "Only if the server asks for one. It is kept sealed, and never shown again.",
      keySaved: "One is saved. Leave this empty to keep it.",
      keySavedEnds: "One is saved that ends in …{{ends}}. Leave this empty to keep it.",
      test: "Test",
      seeModels: "See its models",
      testing: "Testing…",
      addressNeeded: "An address is needed, such as http://127.0.0.1:8080/v1.",
      addressWrong:
        "This is not an address that a model can be asked at. It begins with http:// or https://, and holds no password and no “?”.",
      addressInClear:
        "Begin with https://: this is not on your network, and what people ask must not cross the internet in clear.",
      modelNeeded: "Which model is it to be?",
      modelWrong: "A model's name has no spaces.",
      keyMissing: "A key is needed: the provider gives you one.",
      keyWrong: "Only the key itself, without spaces.",
      keyAgain:
        "Type the key again: the saved one is for another provider or address, and is sent nowhere else.",
      save: "Use this model",
      saving: "Saving…",
      saved: "Saved. Every worker takes it over within seconds; nothing has to be restarted.",
      away: "With this, what people ask about their health is sent to somebody else's servers, and read there. Tell those who use this Healify.",
    },
    test: {
      waiting: "Waiting for a worker…",
      running:
        "Asking the model something harmless. One that has to be loaded first may need a minute…",
      noWorker: "No worker took the test: none is running. See System.",
      lost: "The worker that made this test is gone. Please test again.",
      good: "It works",
      streams:
        "Reached at {{place}}. The first words came after {{first}}, the whole line after {{total}}, word by word.",
      whole:
        "Reached at {{place}}. The answer came after {{total}}, but in one piece: people will see nothing until an answer is complete.",
      slow: "That is slow. Answers are longer than this test; a smaller model would be quicker.",
      seconds: "{{seconds}} s",
      bad: "It does not work yet",
      models: "Models that it has",
      noModels:
        "The server was reached and has no model yet. Load one there first, then look again.",
      status: "(status {{status}})",
      trouble: {
        "address-unknown": "There is no such address. Check its spelling.",
        "connection-refused":
          "Nothing listens at {{place}}. Is the model's server running, and on that port? In a container, 127.0.0.1 is the container itself.",
        unreachable:
          "{{place}} can't be reached from the server that Healify runs on. Check the address, and any firewall between the two.",
        certificate:
          "No trusted encrypted connection to {{place}}: its certificate is not valid there, or it speaks http and not https.",
        redirected:
          "{{place}} points to another address. Enter that address itself: Healify sends keys and questions nowhere else.",
        "wrong-key": "{{place}} does not take this key. Copy it once more, whole.",
        "no-model-server":
          "Something answers at {{place}}, but not as a model server does. Check the path: it mostly ends in /v1.",
        "model-not-found": "{{place}} has no model of this name. Choose one that it has.",
        refused:
          "{{place}} refused the request. This model may not be for writing text, or not for your account.",
        busy: "{{place}} asks for fewer requests: its limit, or what was paid for, is used up. Look into your account there.",
        "server-fault":
          "{{place}} failed while answering. If it is yours, look into its log: often there is too little memory for this model.",
        silent: "{{place}} took the request and then said nothing for too long.",
        "no-text": "The model ended without writing anything. Try another one.",
        "not-streaming": "What came back is not the stream of words that Healify reads.",
        "broke-off": "The answer broke off, or came without the end mark that says it is whole.",
      },
    },
    disconnect: {
      title: "Without a model",
      about: "Answers come from the library alone again, and the key is forgotten.",
      press: "Disconnect the model",
      confirm: "Disconnect the model?",
      done: "Disconnected. The library alone answers.",
    },
  },

  health: {
    title: "System",
    lead: "How the parts of this Healify are, looked at anew every few seconds. Figures only: nothing of what anybody wrote.",
    allWell: "Everything works",
    someTroubled_one: "{{count}} part needs a look",
    someTroubled_other: "{{count}} parts need a look",
    lookedAt: "Looked at {{time}}",
    unreadable:
      "While the database or the server is away, nothing can be read here; the last look stays below.",
    states: { good: "Works", look: "Have a look", bad: "Doesn't work" },
    parts: {
      workers: "Workers",
      queue: "Questions on their way",
      model: "Model",
      library: "Library",
      database: "Database",
      broker: "Broker",
      cache: "Cache and answer log",
      mail: "Mail",
      disk: "Disk",
      version: "Version",
    },
    workers: {
      running_one: "{{count}} worker runs.",
      running_other: "{{count}} workers run.",
      none: "No worker has run within the last hour.",
      lastSeen: "None runs; the last one was seen {{ago}} ago.",
      lost_one: "{{count}} more ended without a word within the last hour. Look into its log.",
      lost_other: "{{count}} more ended without a word within the last hour. Look into their logs.",
      otherVersion: "Workers and this gateway are not of the same version. Update them all.",
      start: {
        embedded: "Questions are kept, but nobody answers them. Restart the server.",
        distributed:
          "Questions are kept, but nobody answers them. Start one: healify worker, with the settings of this gateway.",
      },
    },
    queue: {
      empty: "None: every question is answered.",
      open_one: "{{count}} question.",
      open_other: "{{count}} questions.",
      slow: "One has been ready for {{wait}} and no worker took it. More workers, or a quicker model, would help.",
    },
    model: {
      library: "The library alone answers.",
      is: "{{model}} writes the answers.",
      unknown: "No worker says what it answers with.",
      differ: "Workers answer with different things: they were started with different settings.",
      unreadable:
        "A model is saved, but was sealed under a secret that is gone. Connect it again under Model.",
    },
    library: {
      holds_one: "{{pages}} page. Version {{version}}.",
      holds_other: "{{pages}} pages. Version {{version}}.",
      none: "It holds nothing.",
      noneAdvice: "Without it no answer has a source. Add one under Library.",
    },
    database: {
      sqlite: "SQLite answers in {{ms}} ms.",
      postgres: "Postgres answers in {{ms}} ms.",
      slow: "That is slow: its disk or its machine has too much to do.",
    },
    broker: {
      up: "{{kind}} carries questions and answers.",
      degraded: "{{kind}} takes no new questions for the moment.",
      down: "{{kind}} can't be reached.",
      inProcess: "The one inside of this process",
      advice:
        "Questions are kept, and answered when it is back. Look whether it runs, and whether it has disk and memory left.",
      dead_one:
        "{{count}} request was given up on by the broker; its question is found and sent again.",
      dead_other:
        "{{count}} requests were given up on by the broker; their questions are found and sent again.",
    },
    cache: {
      up: "{{kind}} keeps what makes answers quick.",
      down: "{{kind}} can't be reached.",
      memory: "This process's own memory",
      advice:
        "Answers go on, a little slower, and an interrupted one is read from the database. Look whether it runs.",
    },
    mail: {
      none: "There is no place for mails.",
      folder: "None is sent: mails are kept for you under Mails.",
      smtp_zero: "Mails are sent; none waits.",
      smtp_one: "Mails are sent; {{count}} waits.",
      smtp_other: "Mails are sent; {{count}} wait.",
      tried_one:
        "{{count}} could not be sent yet and is tried again. Look whether the mail server takes mails.",
      tried_other:
        "{{count}} could not be sent yet and are tried again. Look whether the mail server takes mails.",
    },
    disk: {
      free: "{{free}} GB free of {{total}} GB, where this server keeps its data.",
      unknown: "The system doesn't say how much is free.",
      advice: "Make room soon: without any, nothing can be stored, and no question be asked.",
    },
    version: {
      embedded:
        "Healify {{version}} on Node {{node}}, everything in one process, running for {{time}}.",
      distributed:
        "Healify {{version}} on Node {{node}}, one of the gateways, running for {{time}}.",
    },
  },

  library: {
    title: "Library",
    lead: "What answers are quoted from, and what a model's sentences are checked against.",
    holds: "What it holds",
    empty: "It holds nothing yet. Until something is added, no answer has a source.",
    counts_one: "{{documents}} page, {{passages}} passages",
    counts_other: "{{documents}} pages, {{passages}} passages",
    by: "By {{names}}",
    licences: "Licence: {{names}}",
    addedOn: "Added {{day}}",
    withdrawn_one: "{{count}} passage was changed or withdrawn since; answers that cite it say so.",
    withdrawn_other:
      "{{count}} passages were changed or withdrawn since; answers that cite one say so.",
    gone_one: "{{source}} is gone: {{count}} passage. Answers that cite it say so.",
    gone_other: "{{source}} is gone: {{count}} passages. Answers that cite one say so.",
    version: "Version {{version}}",
    kinds: {
      starter: "Starter topics",
      medlineplus: "MedlinePlus",
      medquad: "MedQuAD",
      openfda: "openFDA medicine labels",
      folder: "Your own pages",
    },
    remove: {
      named: "Remove {{name}}",
      confirm: "Remove {{name}}?",
      effect:
        "New answers no longer use it, from the next question on. Answers that cited it stay, and say that their source is gone.",
    },
    add: {
      title: "Add a source",
      about:
        "The library in use stays as it is until the new one is whole; questions are answered all the while.",
      what: "What to add",
      medlineplusFetched: "MedlinePlus, fetched from its publisher",
      medlineplusFile: "MedlinePlus, from a file",
      file: "File",
      upload: "Upload and add",
      fetch: "Add",
      replaces: "What the library holds of it now is replaced.",
      noFile: "Choose a file first.",
      emptyFile: "This file is empty.",
      tooLarge: "This file is larger than 400 MB. Use the command healify library add for it.",
      hint: {
        "medlineplus-fetched":
          "About a thousand health topics of the US National Library of Medicine, in English. This server fetches about 5 MB from medlineplus.gov, which sees this server's address and nothing of anybody who uses it.",
        medlineplus:
          "The file of health topics that medlineplus.gov/xml.html links, as XML or zipped. For a server without a way to the internet.",
        medquad: "Questions and answers of US institutes, as one .tar.gz.",
        openfda: "A file of drug labels from open.fda.gov, as JSON or zipped.",
        folder:
          "A page, or a zip file of pages: Markdown, HTML or plain text. Whoever asks here can be quoted from them, so add only what everybody here may read.",
        starter: "The topics that come with Healify.",
      },
    },
    job: {
      title: "Change of the library",
      add: "Adding {{name}}",
      remove: "Removing {{name}}",
      receiving: "Uploading. Keep this page open until it has arrived.",
      fetching: "Fetching it from its publisher.",
      reading: "Reading it. You can leave this page.",
      finishing: "Building the new library. You can leave this page.",
      done: "Added, and in use from the next question on.",
      removed: "Removed, from the next question on.",
      cancelled: "Cancelled. The library is as it was.",
      progress: "How much has arrived",
      share: "{{share}} of {{total}} MB",
      bytes: "{{total}} MB so far",
      documents_one: "{{documents}} page read",
      documents_other: "{{documents}} pages read",
      skipped_one: "{{count}} thing was left out",
      skipped_other: "{{count}} things were left out",
    },
    fault: {
      "nothing-found":
        "Nothing in it could be read as this kind of source. The library is as it was.",
      unreadable:
        "It can't be read: it is damaged, or another kind of file. The library is as it was.",
      "not-fetched":
        "It could not be fetched: its publisher can't be reached from this server. Fetch the file yourself, and add it from there. The library is as it was.",
      "upload-broken": "The upload broke off. Please try again. The library is as it was.",
      "disk-full": "There is no room left on the disk. The library is as it was.",
      died: "Reading it ended without a word; mostly there was too little memory. The library is as it was.",
    },
    byCommand:
      "Here each worker has a library of its own, which this page can't reach. Run one of these on every machine that a worker runs on, as it was started there:",
    afterCommand:
      "Workers use the new library from the next question on; nothing has to be restarted.",
  },
};
