import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { ServerSettings } from "../../config.ts";
import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Mapping } from "../../model/mapping.ts";
import { mappingsOf } from "../../state/mappings.ts";
import { audited } from "../../state/people/audit.ts";
import { randomKey } from "../../state/secrets/random-key.ts";
import {
  addUpload,
  forgetLookedAt,
  noteUploadImport,
  startUpload,
  type Upload,
  uploadOf,
  uploadsUnderWay,
} from "../../state/uploads.ts";
import type { DiskGuard } from "../limits/disk-guard.ts";
import type { ServerParts } from "../parts.ts";
import { KeptAnHour } from "./kept-an-hour.ts";
import { faultOf, nothingTold, type ReaderEnd, type ReaderNews, type ReaderProgress } from "./reader-lines.ts";
import { type Reader, startReader } from "./reader-process.ts";
import { noRoom, type Pace, receiveFile, refusalOfDisk, tooLarge, usualPace } from "./receive-file.ts";

import { settleUpload } from "./settle-upload.ts";
import { makeUploadFolder, removeLeftUploads, uploadFolder } from "./upload-folder.ts";

/** A file as it is sent. */
export interface SentFile {
  readonly workspace: string;
  readonly name: string;
  readonly keeps: boolean;
  /** How it is to be read this once; null: as the kept mappings say. */
  readonly mapping: Mapping | null;
  readonly actor: Actor;
  readonly body: Readable;
  /** As the sender says; null where it does not. */
  readonly claimedBytes: number | null;
}

interface UploadsOptions {
  readonly settings: Pick<ServerSettings, "mostUploadBytes" | "importMs" | "importMemoryBytes" | "leastFreeBytes">;
  readonly disk: Pick<DiskGuard, "reason" | "freeBytes">;
  readonly warn: (about: object, said: string) => void;
  /** How slowly a file may come, where it is not as slowly as always. */
  readonly pace?: Pace;
}

/** So many are received at once, so many of them of one workspace, and so many of a workspace wait to be read. */
const [mostReceived, mostReceivedOfOne, mostWaiting] = [4, 2, 20];

/** What could not be settled, because the disk is full for one, is tried again after this. */
const retryMs = 2000;

/** Uploads that were only looked at are forgotten after a day. */
const lookedAtMs = 86_400_000;

/** Receives files and has them read, one at a time in the whole installation, each in a process of its own. */
export class Uploads {
  readonly #parts: ServerParts;
  readonly #options: UploadsOptions;
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly rejects = new KeptAnHour();
  /** What is to be seen of files: their columns with some of their values. */
  readonly looks = new KeptAnHour();
  /** The workspaces whose files are being received, once for each file. */
  readonly #receiving: string[] = [];
  #reading: { upload: Upload; reader: Reader; progress: ReaderProgress | null } | null = null;
  readonly #cancelled = new Set<string>();
  #draining: Promise<void> | null = null;
  #under: { id: string; ended: Promise<void> } | null = null;
  #more = false;
  #closed = false;

  private constructor(parts: ServerParts, options: UploadsOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** What a server that was stopped had under way has failed, and nothing of it stands. */
  static async open(parts: ServerParts, options: UploadsOptions): Promise<Uploads> {
    const uploads = new Uploads(parts, options);
    removeLeftUploads(parts.folder);
    await uploads.#endAll();
    await forgetLookedAt(parts.state, parts.clock() - lookedAtMs);
    return uploads;
  }

  /** Takes a file; answers its upload, which then waits to be read. A KnownError where it is not taken: nothing of it stays. */
  async receive({ workspace, name, keeps, mapping, actor, body, claimedBytes }: SentFile): Promise<Upload> {
    const waiting = await this.#refusalOfWaiting(workspace);
    const refusal = this.#refusalOf(claimedBytes ?? 0) ?? this.#refusalOfReceived(workspace) ?? waiting;
    if (refusal !== null) throw refusal;
    const { folder, state, clock, directory } = this.#parts;
    const id = randomKey(12);
    this.#receiving.push(workspace);
    try {
      const { settings, pace = usualPace } = this.#options;
      const made = makeUploadFolder(folder, id);
      if (mapping !== null) made.tryMapping(mapping);
      const path = made.file(name);
      const bytes = await receiveFile(body, path, {
        most: settings.mostUploadBytes,
        refusal: () => this.#refusalOf(0),
        pace,
      });
      if (bytes === 0) throw new KnownError("source_rejected", "the file is empty", { hint: "export it again" });
      if (!directory.now.workspaces.has(workspace)) throw cancelled();
      await audited(state, { actor, workspace, now: clock() }, async (within) => {
        await addUpload(within, { id, workspace, file: name, bytes, keeps, actor, now: clock() });
        const change = { action: "import.add" as const, subject: id, was: null, became: { bytes } };
        return { change: keeps ? change : null, answer: undefined };
      });
    } catch (cause) {
      uploadFolder(folder, id).remove();
      throw refusalOfDisk(cause) ?? cause;
    } finally {
      this.#receiving.splice(this.#receiving.indexOf(workspace), 1);
    }
    this.#more = true;
    this.#draining ??= this.#drain();
    return (await uploadOf(state, workspace, id)) as Upload;
  }

  /** Has an upload that waits or is read end, with nothing of it kept; resolves when it has. */
  async cancel(upload: Upload): Promise<void> {
    const { id } = upload;
    this.#cancelled.add(id);
    try {
      if (this.#reading?.upload.id === id) this.#reading.reader.stop(cancelled());
      if (this.#under?.id === id) return await this.#under.ended;
      uploadFolder(this.#parts.folder, id).remove();
      await this.#settled(upload, { told: nothingTold, fault: faultOf(cancelled()), laid: [] });
    } finally {
      this.#cancelled.delete(id);
    }
  }

  /** How far the reading of an upload is; null while it is not read. */
  progressOf(id: string): ReaderProgress | null {
    return this.#reading?.upload.id === id ? this.#reading.progress : null;
  }

  /** Has `changed` called whenever something of an upload changes; answers what ends that. */
  watch(id: string, changed: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(changed));
    return () => {
      watchers.delete(changed);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Forgets what was in files of a workspace up to a moment: somebody was erased then, whom it may name. */
  forgetShown(workspace: string, untilMs: number): void {
    this.rejects.forget(workspace, untilMs);
    this.looks.forget(workspace, untilMs);
  }

  /** Takes nothing more; what is under way fails. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#reading?.reader.stop(stopped());
    await this.#draining;
    await this.#endAll();
    this.rejects.forgetAll();
    this.looks.forgetAll();
  }

  #refusalOf(bytes: number): KnownError | null {
    const { settings, disk } = this.#options;
    if (this.#closed) return stopped();
    if (bytes > settings.mostUploadBytes) return tooLarge(settings.mostUploadBytes);
    if (disk.reason !== null) return noRoom();
    const isRoom = disk.freeBytes === null || disk.freeBytes - bytes >= settings.leastFreeBytes;
    return bytes === 0 || isRoom ? null : noRoom();
  }

  /** One workspace cannot take all places, however many it would fill. */
  #refusalOfReceived(workspace: string): KnownError | null {
    const ofOne = this.#receiving.filter((one) => one === workspace).length;
    if (this.#receiving.length < mostReceived && ofOne < mostReceivedOfOne) return null;
    return new KnownError("busy", "other files are being received", { hint: "send it again in a moment" });
  }

  async #refusalOfWaiting(workspace: string): Promise<KnownError | null> {
    const waiting = (await uploadsUnderWay(this.#parts.state)).filter((one) => one.workspace === workspace);
    if (waiting.length < mostWaiting) return null;
    return new KnownError("too_many_requests", `${mostWaiting} files of this workspace wait to be read already`, {
      hint: "send more once they are read, or many at once in a zip",
    });
  }

  async #drain(): Promise<void> {
    while (!this.#closed && this.#more) {
      // What comes from here on is seen by the next look.
      this.#more = false;
      try {
        await this.#readAll();
      } catch (cause) {
        this.#options.warn({ err: cause }, "uploads are not read for now");
        this.#more = true;
        await delay(retryMs);
      }
    }
    this.#draining = null;
  }

  async #readAll(): Promise<void> {
    while (!this.#closed) {
      const [next] = await uploadsUnderWay(this.#parts.state);
      if (next === undefined) return;
      this.#under = { id: next.id, ended: this.#read(next) };
      try {
        await this.#under.ended;
      } finally {
        this.#under = null;
      }
    }
  }

  async #read(upload: Upload): Promise<void> {
    const { folder, state, clock } = this.#parts;
    const place = uploadFolder(folder, upload.id);
    const laid: number[] = [];
    await startUpload(state, upload.id, clock());
    const end = await this.#endOf(upload, laid);
    await this.rejects.keep(upload, place.rejects, clock());
    await this.looks.keep(upload, place.look, clock());
    place.remove();
    await this.#settled(upload, { ...end, laid });
  }

  async #endOf(upload: Upload, laid: number[]): Promise<ReaderEnd> {
    const { folder, state, directory } = this.#parts;
    const { settings, disk, warn } = this.#options;
    const workspace = directory.now.workspaces.get(upload.workspace);
    if (workspace === undefined || this.#cancelled.has(upload.id))
      return { told: nothingTold, fault: faultOf(cancelled()) };
    const { aside, rejects, look, file, layMappings } = uploadFolder(folder, upload.id);
    layMappings(await mappingsOf(state, workspace.id));
    const { timeZone: zone, currency } = workspace;
    const databaseMb = Math.floor(settings.importMemoryBytes / 4 / 1_048_576);
    const task = { folder, path: file(upload.file), workspace: workspace.id, zone, currency, keeps: upload.keeps };
    const reader = startReader(
      { ...task, databaseMb, rejects, look },
      {
        aside,
        limits: { ms: settings.importMs, memoryBytes: settings.importMemoryBytes },
        refusal: () => (directory.now.workspaces.has(workspace.id) ? disk.reason && noRoom() : cancelled()),
        heard: (line) => this.#heard(upload, laid, line),
        broken: (said) => warn({ err: new Error(said) }, "the reader of an upload broke"),
      },
    );
    this.#reading = { upload, reader, progress: null };
    this.#changed(upload.id);
    const end = await reader.ended;
    this.#reading = null;
    return end;
  }

  #heard(upload: Upload, laid: number[], line: ReaderNews): void {
    if ("progress" in line) {
      if (this.#reading !== null) this.#reading.progress = line.progress;
      this.#changed(upload.id);
    } else {
      laid.push(line.laying);
      noteUploadImport(this.#parts.state, upload.id, line.laying).catch(() => this.#reading?.reader.stop(noRoom()));
    }
  }

  /** However long it takes: until then no other is read. */
  async #settled(upload: Upload, end: ReaderEnd & { laid: readonly number[] }): Promise<void> {
    for (;;) {
      try {
        await settleUpload(this.#parts, upload, end);
        return this.#changed(upload.id);
      } catch (cause) {
        this.#options.warn({ err: cause }, "an upload cannot be ended for now");
        if (this.#closed) return;
        await delay(retryMs);
      }
    }
  }

  async #endAll(): Promise<void> {
    for (const upload of await uploadsUnderWay(this.#parts.state)) {
      uploadFolder(this.#parts.folder, upload.id).remove();
      await settleUpload(this.#parts, upload, { told: nothingTold, fault: faultOf(stopped()), laid: upload.imports });
      this.#changed(upload.id);
    }
  }

  #changed(id: string): void {
    for (const changed of this.#watchers.get(id) ?? []) changed();
  }
}

const cancelled = (): KnownError =>
  new KnownError("cancelled", "the import was cancelled", {
    hint: "nothing of it is kept; send the file again to have it",
  });

const stopped = (): KnownError =>
  new KnownError("interrupted", "the server was stopped", { hint: "nothing of it is kept; send the file again" });
