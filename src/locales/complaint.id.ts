/** What is said about complaints: to their authors, to those who handle them, and to whom they are about. */
import type { Role } from '../domain/authority.ts';
import type { About } from '../domain/complaints.ts';
import type { TicketKind } from '../domain/ticketKinds.ts';
import type { OfTicket, Voice } from './voice.ts';

/** The roles in one phrase: "koordinator atau Kepala Bidang". */
const anyOf = (roles: readonly Role[], words: Record<Role, string>, or: string) =>
  roles.map((role) => words[role]).join(` ${or} `);
const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const same = (a: readonly Role[], b: readonly Role[]) => a.join() === b.join();

export const complaintHappenings: Record<string, string> = {
  CONCERNED: 'Pihak terkait ditetapkan',
  SUMMARIZED: 'Ringkasan netral ditulis',
  SUMMARY_SENT: 'Ringkasan dikirim kepada pihak terkait',
  RESPONDED: 'Tanggapan pihak terkait',
  CONCLUDED: 'Kesimpulan diusulkan',
  APPROVED: 'Kesimpulan disetujui penelaah kedua',
  DISAPPROVED: 'Kesimpulan dikembalikan penelaah kedua',
  HID: 'Nama pelapor dirahasiakan',
  UNMASK_ASKED: 'Pembukaan nama pelapor diminta',
  UNMASKED: 'Nama pelapor dibuka kepada dua orang',
  UNMASK_DECLINED: 'Nama pelapor tetap dirahasiakan',
  LEAVING_ASKED: 'Pelapor ditanya: tetap keluhan?',
  LEAVING_DECLINED: 'Pelapor: tetap keluhan',
};

export const complaintWords = (v: Voice, roles: Record<Role, string>, kinds: Record<TicketKind, string>) => {
  const abouts: Record<About, string> = {
    tier1: 'Tier 1 kantor',
    tier2: `Tier 2 ${v.ict}`,
    coordinator: 'koordinator',
    leader: 'pimpinan',
    other: 'lainnya',
  };
  const about = (p: { about: About; name: string | null }) =>
    p.name === null ? abouts[p.about] : p.about === 'other' ? p.name : `${p.name} (${abouts[p.about]})`;
  return {
    sentences: {
      // The draft
      'draft.about': (p: { text: string }) =>
        `BELUM TERKIRIM — keluhan${quoted(p.text)}\n\nTentang siapa? Keluhan ditangani secara pribadi, tidak pernah di grup.`,
      'draft.person': (p: { text: string; about: About }) =>
        `BELUM TERKIRIM — keluhan tentang ${abouts[p.about]}${quoted(p.text)}\n\nTentang siapa?`,
      'draft.name': (p: { text: string }) =>
        `BELUM TERKIRIM — keluhan${quoted(p.text)}\n\nTentang siapa? Tulis namanya.`,
      'draft.whichPerson': (p: { text: string; named: string }) =>
        `BELUM TERKIRIM — keluhan${quoted(p.text)}\n\nTentang siapa? Yang cocok dengan "${p.named}":`,
      'draft.hiding': (p: { text: string }) =>
        `BELUM TERKIRIM — keluhan${quoted(p.text)}\n\nBolehkah yang menangani melihat nama Bapak/Ibu? Bila dirahasiakan, semua pesan lewat bot. Isi, foto dan suara tetap dapat mengungkap siapa yang menulis.`,
      'draft.complaintReady': (p: { text: string; about: About; name: string | null; isHidden: boolean }) =>
        `BELUM TERKIRIM${quoted(p.text)}\n\n${kinds.complaint} · tentang ${about(p)}\nNama Bapak/Ibu: ${p.isHidden ? 'dirahasiakan' : 'terlihat oleh yang menangani'}\n\nTekan Kirim bila sudah benar. Pesan berikutnya ikut masuk ke sini.`,
      'refused.answerFirst': () =>
        'Jawab dahulu: tentang siapa keluhan ini, dan apakah nama Bapak/Ibu dirahasiakan. Jawaban itu menentukan siapa yang menerimanya.',
      'refused.nameInWords': () => 'Tulis namanya dengan kata-kata, atau tekan Tidak tahu namanya.',

      // To the author
      'complaint.sent': (
        p: OfTicket & { roles: readonly Role[]; wanted: readonly Role[]; isHidden: boolean },
      ) =>
        `Keluhan diterima: ${p.number}\n${
          p.roles.length === 0
            ? 'Belum dapat diteruskan kepada siapa pun.'
            : same(p.roles, p.wanted)
              ? `Diteruskan secara pribadi kepada ${anyOf(p.roles, roles, 'atau')}.`
              : `Saat ini tidak ada ${anyOf(p.wanted, roles, 'atau')} yang dapat menerimanya, jadi diteruskan secara pribadi kepada ${anyOf(p.roles, roles, 'atau')}.`
        } Target selesai: ${v.when(p.targetAt)}.\n${p.isHidden ? 'Nama Bapak/Ibu dirahasiakan. ' : ''}Yang dikeluhkan tidak melihat keluhan ini dan tidak menanganinya.\nBalas pesan ini untuk menambah keterangan.`,
      'complaint.nobody': (p: OfTicket) =>
        `${p.number}: belum ada orang yang boleh menangani keluhan ini. Keluhan tetap tersimpan dan ditawarkan lagi setiap hari kerja. Bila mendesak, sampaikan kepada Inspektorat atau hubungi ${v.hotline}.`,
      'complaint.became': (p: OfTicket & { roles: readonly Role[] }) =>
        `${p.number} sekarang ditangani secara pribadi sebagai keluhan${p.roles.length === 0 ? '' : ` oleh ${anyOf(p.roles, roles, 'atau')}`}. Tentang siapa? Yang dikeluhkan tidak akan menanganinya.`,
      'complaint.aboutWhom': (p: { number: string }) => `${p.number}: tentang siapa?`,
      'complaint.askLeave': (p: OfTicket & { kind: string; text: string }) =>
        `${p.number}: yang menangani mengusulkan agar keluhan ini menjadi ${kinds[p.kind as TicketKind]}.${quoted(p.text)}\n\nBila Bapak/Ibu setuju, isi laporan dan nama Bapak/Ibu terlihat oleh teknisi, mungkin juga oleh yang dikeluhkan. Bila tidak, tetap keluhan.`,
      'reporter.answered': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: kesimpulan ${p.by}, sudah ditelaah orang kedua.${quoted(p.text)}\n\nApakah keluhan sudah terjawab?`,
      'reporter.unmasked': (p: OfTicket & { by: string; second: string; text: string }) =>
        `${p.number}: nama Bapak/Ibu dibuka kepada ${p.by} dan ${p.second}, dan hanya kepada mereka. Alasan: ${p.text}\nKeputusan ini tercatat; bila keberatan, balas pesan ini atau hubungi ${v.hotline}.`,

      // To those who handle it
      'complaint.alarm': (p: OfTicket) =>
        `⚠️ Keluhan ${p.number} belum dapat disampaikan: tidak ada orang yang boleh menerimanya. Undang koordinator, Kepala Bidang atau Kepala Dinas dengan /undang.`,
      'complaint.preview': (p: OfTicket & { name: string; text: string }) =>
        `${p.number}: ini yang akan dibaca ${p.name}, tanpa nama pelapor dan tanpa isi keluhan:${quoted(p.text)}\n\nSudah netral?`,
      'complaint.review': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: ${p.by} mengusulkan kesimpulan; pelapor menerimanya setelah orang kedua setuju.${quoted(p.text)}`,
      'complaint.nameAsked': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: ${p.by} meminta nama pelapor dibuka. Alasan: ${p.text}\n\nNama hanya dibuka bila orang kedua setuju; pelapor diberi tahu siapa dan mengapa.`,
      'complaint.name': (p: OfTicket & { name: string }) =>
        `${p.number}: pelapornya ${p.name}. Hanya Bapak/Ibu berdua yang membacanya; pelapor sudah diberi tahu.`,
      'complaint.nameKept': (p: OfTicket & { by: string }) =>
        `${p.number}: ${p.by} tidak menyetujui pembukaan nama. Nama pelapor tetap dirahasiakan.`,
      'complaint.leaveFor': (p: { number: string }) =>
        `${p.number}: menjadi apa? Pelapor ditanya dahulu, karena orang lain lalu dapat membacanya.`,
      'complaint.whoConcerned': (p: { number: string }) => `${p.number}: siapa pihak terkaitnya?`,
      'desk.complaintWaits': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: keluhan ini belum ditangani siapa pun.`,
      'desk.reviewReturned': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: ${p.by} mengembalikan usulan kesimpulan.${quoted(p.text)}`,
      'desk.staysComplaint': (p: OfTicket & { by: string; text: string }) =>
        `${p.number}: pelapor memilih tetap keluhan.`,
      'carried.byConcerned': (p: OfTicket & { by: string }) => `${p.short} · tanggapan ${p.by}:`,
      'carried.editedByConcerned': (p: OfTicket & { by: string }) =>
        `${p.short} · tanggapan ${p.by}, diubah:`,

      // To whom it is about
      'concerned.summary': (p: OfTicket & { text: string }) =>
        `Ada keluhan yang menyangkut pelayanan Bapak/Ibu (${p.short}). Ringkasan dari yang menangani:${quoted(p.text)}\n\nBapak/Ibu berhak menanggapi; tanggapan hanya dibaca yang menangani dan menelaah. Pelapor tidak disebutkan. Belum ada kesimpulan.`,
      'concerned.status': (p: { number: string; text: string; isOpen: boolean }) =>
        `${p.number}: ${p.isOpen ? 'sedang ditelaah' : 'telaah sudah selesai'}. Ringkasan yang disampaikan kepada Bapak/Ibu:${quoted(p.text)}`,
      'concerned.finished': (p: OfTicket) =>
        `${p.short}: telaah atas keluhan yang menyangkut Bapak/Ibu sudah selesai. Terima kasih.`,

      // Questions
      'ask.summary': (p: OfTicket & { by: string }) =>
        `${p.number}: tulis ringkasan netral untuk pihak terkait: apa pokoknya, tanpa menyebut pelapor dan tanpa mengutip keluhannya.`,
      'ask.response': (p: OfTicket & { by: string }) => `${p.number}: apa tanggapan Bapak/Ibu?`,
      'ask.conclusion': (p: OfTicket & { by: string }) =>
        `${p.number}: apa kesimpulan dan jawabannya? Pelapor membacanya setelah orang kedua menyetujui.`,
      'ask.whySentBack': (p: OfTicket & { by: string }) =>
        `${p.number}: apa yang kurang? Yang menangani membacanya.`,
      'ask.whyUnmask': (p: OfTicket & { by: string }) =>
        `${p.number}: mengapa nama pelapor perlu dibuka? Orang kedua dan pelapor membacanya.`,

      // Done
      'done.concerned': (p: { number: string }) => `${p.number}: pihak terkait dicatat.`,
      'done.summarySent': (p: { number: string }) =>
        `${p.number}: ringkasan dikirim kepada pihak terkait, ia boleh menanggapi.`,
      'done.responded': (p: { number: string }) =>
        `${p.number}: tanggapan Bapak/Ibu dicatat dan diteruskan kepada yang menangani. Boleh menanggapi lagi.`,
      'done.concluded': (p: { number: string }) =>
        `${p.number}: kesimpulan menunggu persetujuan orang kedua.`,
      'done.approved': (p: { number: string }) =>
        `${p.number}: disetujui, kesimpulan dikirim kepada pelapor.`,
      'done.sentBack': (p: { number: string }) => `${p.number}: dikembalikan kepada yang menangani.`,
      'done.unmaskAsked': (p: { number: string }) => `${p.number}: permintaan menunggu orang kedua.`,
      'done.unmasked': (p: { number: string }) => `${p.number}: disetujui dan dicatat, pelapor diberi tahu.`,
      'done.nameKept': (p: { number: string }) => `${p.number}: nama tetap dirahasiakan.`,
      'done.aboutChanged': (p: { number: string }) =>
        `${p.number}: dicatat. Yang dikeluhkan tidak akan menanganinya.`,
      'done.hidden': (p: { number: string }) =>
        `${p.number}: nama Bapak/Ibu dirahasiakan mulai sekarang. Yang sudah membacanya mungkin masih ingat.`,
      'done.leavingAsked': (p: { number: string }) => `${p.number}: pelapor ditanya apakah setuju.`,
      'done.kindAgreed': (p: { number: string }) => `${p.number}: diubah sesuai persetujuan Bapak/Ibu.`,
      'done.staysComplaint': (p: { number: string }) => `${p.number}: tetap keluhan.`,

      // Refusals
      'refused.complaintInPrivate': () =>
        'Keluhan hanya dibuka di percakapan pribadi dengan bot, tidak di grup.',
      'refused.nameConcernedFirst': (p: { number: string }) =>
        `${p.number}: tetapkan pihak terkait dahulu, agar jelas siapa yang membaca ringkasan.`,
      'refused.tellConcernedFirst': (p: { number: string; name: string }) =>
        `${p.number}: ${p.name} belum menerima ringkasan. Kirim dahulu, agar ia dapat menanggapi, lalu usulkan kesimpulan.`,
      'refused.nobodyConcerned': (p: { number: string }) =>
        `${p.number}: pihak terkait tidak terdaftar di meja ini. Dengarkan ia secara langsung dan tulis hasilnya dengan Catatan.`,
      'refused.concernedTold': (p: { number: string }) =>
        `${p.number}: pihak terkait sudah menerima ringkasan dan tidak dapat diganti lagi.`,
      'refused.quotesAuthor': (p: { number: string }) =>
        `${p.number}: ringkasan ini mengutip kata-kata pelapor. Tulis pokoknya dengan kalimat sendiri.`,
      'refused.namesAuthor': (p: { number: string }) =>
        `${p.number}: ringkasan ini menyebut nama pelapor. Tulis tanpa nama itu.`,
      'refused.changedMeanwhile': (p: { number: string }) =>
        `${p.number}: isi berubah sejak pesan itu. Buka lagi dengan /tiket ${p.number}.`,
      'refused.noSecond': (p: { number: string }) =>
        `${p.number}: belum ada orang kedua yang boleh menelaah. Undang koordinator lain, Kepala Bidang atau Kepala Dinas (/undang), lalu ulangi.`,
      'refused.notHidden': (p: { number: string }) => `${p.number}: nama pelapor tidak dirahasiakan.`,
      'refused.nameAskedAlready': (p: { number: string }) =>
        `${p.number}: pembukaan nama sudah diminta dan menunggu orang kedua.`,
      'refused.samePerson': (p: { number: string }) =>
        `${p.number}: Bapak/Ibu sendiri yang meminta. Nama hanya dibuka bila orang kedua menyetujui.`,
      'refused.alreadyHidden': (p: { number: string }) => `${p.number}: nama Bapak/Ibu sudah dirahasiakan.`,
    },
    labels: {
      'about.tier1': () => 'Tier 1 kantor saya',
      'about.tier2': () => `Tier 2 ${v.ict}`,
      'about.coordinator': () => 'Koordinator',
      'about.other': () => 'Lainnya, sebut nama',
      noComplaint: () => 'Bukan keluhan',
      nameUnknown: () => 'Tidak tahu namanya',
      nobodyNamed: () => 'Tidak tahu namanya',
      writeName: () => 'Tulis nama',
      noneOfThese: () => 'Bukan salah satunya',
      hide: () => 'Rahasiakan nama saya',
      showName: () => 'Nama saya boleh terlihat',
      changeAbout: () => 'Tentang siapa',
      changeHiding: () => 'Nama saya',
      about: () => 'Tentang siapa?',
      concern: () => 'Pihak terkait',
      summarize: () => 'Ringkasan netral',
      summarizeAgain: () => 'Tulis ulang',
      sendSummary: () => 'Kirim ringkasan',
      respond: () => 'Tanggapi',
      conclude: () => 'Usulkan kesimpulan',
      approveConclusion: () => 'Setujui kesimpulan',
      sendBack: () => 'Kembalikan',
      unmask: () => 'Buka nama pelapor',
      grantName: () => 'Setujui buka nama',
      keepName: () => 'Jangan dibuka',
      agreeKind: () => 'Setuju',
      keepComplaint: () => 'Tetap keluhan',
      'usual.notAnswered': () => 'Pertanyaan pelapor belum terjawab',
      'usual.hearBoth': () => 'Kedua pihak perlu didengar',
    },
    card: {
      hiddenReporter: () => 'Pelapor dirahasiakan',
      complaintPrivate: () => '🔒 Ditangani secara pribadi.',
      complaintAbout: (p: { about: About; name: string | null }) => `Tentang: ${about(p)}`,
      summarySent: (p: { count: number }) =>
        p.count === 0
          ? 'Pihak terkait sudah menerima ringkasan, belum menanggapi.'
          : `Pihak terkait sudah menanggapi (${p.count}).`,
      conclusion: (p: { text: string }) => `Usulan kesimpulan: ${p.text}`,
    },
  };
};
