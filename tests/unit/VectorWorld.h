#pragma once

#include "app/domain/Doubt.h"
#include "app/domain/Payload.h"
#include "app/store/Position.h"
#include "app/usecase/KitFile.h"
#include "sync/authority/Authority.h"
#include "sync/codec/Invite.h"
#include "sync/codec/Receipt.h"
#include "sync/codec/Renewal.h"
#include "sync/crypto/PasscodeLock.h"
#include "tests/support/MadeCatalogue.h"
#include "tests/unit/RawBytes.h"
#include "tests/unit/VectorFile.h"

namespace cunbao {

/// The township of the golden vectors. Members are made in the order of their declaration, which is the
/// order in which keys and nonces are drawn: what is new comes last.
class VectorWorld {
    SeededRandom random{20200302};

    QByteArray draw(const char* name, qsizetype size) {
        drawn.emplace_back(name, random.bytes(size));
        return drawn.back().second;
    }
    SigningKey signing(const char* name) {
        return SigningKey::fromSeed(*SigningKey::Seed::from(draw(name, SigningKey::Seed::Size)));
    }
    BoxKey box(const char* name) {
        return BoxKey::fromSeed(*BoxKey::Seed::from(draw(name, BoxKey::Seed::Size)));
    }
    EpochKey epoch(const char* name) { return *EpochKey::from(draw(name, EpochKey::Size)); }
    template <class Id>
    Id id(const char* name) {
        return *Id::from(draw(name, Id::Size));
    }
    /// Nobody can make a sealed box again: what is stored is taken.
    QByteArray sealed(const char* name, const BoxPublicKey& reader, QByteArrayView plain) {
        const QByteArray stored = VectorFile::stored("sealed-boxes", QString::fromLatin1(name));
        boxes.emplace_back(name, stored.isEmpty() ? sealTo(reader, plain) : stored);
        return boxes.back().second;
    }

public:
    static constexpr std::int64_t Start = 1'583'110'800'000; ///< 2020-03-02T09:00 in China
    static constexpr std::int64_t Village = 500101103201;
    static constexpr std::int64_t Township = 500101103000;
    const Audience unit = Audience::ofUnit(Village);
    std::vector<std::pair<const char*, QByteArray>> drawn, boxes;

    SigningKey root = signing("root seed");
    SigningKey officeSigning = signing("office signing seed");
    BoxKey officeBox = box("office box seed");
    SigningKey phoneSigning = signing("phone signing seed");
    BoxKey phoneBox = box("phone box seed");
    EpochKey unitKey = epoch("epoch key");
    InviteSecret secret = *InviteSecret::from(draw("invite secret", InviteSecret::Size));
    EpochKey townshipKey = epoch("township epoch key");
    EpochKey officeKey = epoch("office epoch key");
    EpochKey unitKey2 = epoch("second epoch key");
    EpochKey townshipKey2 = epoch("second township epoch key");
    StoreKey storeKey = *StoreKey::from(draw("store key", StoreKey::Size));
    Hash32 hubPin = id<Hash32>("hub pin");
    InviteId inviteId = id<InviteId>("invite id");
    Hash16 importKey = id<Hash16>("import key");
    StreamId formerStream = id<StreamId>("stream of a former identity");
    Hash32 formerOperation = id<Hash32>("operation of a former identity");

    BoxKey kit = BoxKey::ofRoot(root);
    DeviceId office = deviceIdOf(officeSigning.publicKey(), officeBox.publicKey());
    DeviceId phone = deviceIdOf(phoneSigning.publicKey(), phoneBox.publicKey());
    StreamId phoneStream = streamIdOf(phoneSigning.publicKey(), unit);
    StreamId townshipStream = streamIdOf(officeSigning.publicKey(), Audience::township());
    StreamId officeStream = streamIdOf(officeSigning.publicKey(), Audience::office());
    StreamId officeUnitStream = streamIdOf(officeSigning.publicKey(), unit);
    QByteArray catalogue = makeCatalogue();
    Hash16 context = blake2b16({catalogue});

    struct Segment {
        const char* name;
        SegmentHeader header;
        SegmentBody body;
        QByteArray bytes;
        const EpochKey* key;
        const SigningKey* device;
        [[nodiscard]] Hash32 hash() const { return SegmentCodec::hashOf(bytes); }
    };
    Segment first = segment("a phone's first: one entry", phoneStream, nullptr, firstEntry());
    Segment second = segment("the phone's second: entries, a correction, a withdrawal", phoneStream, &first,
                             unitOperations());
    Segment townshipWide = segment("the office's for the township: catalogue and rounds", townshipStream,
                                   nullptr, townshipOperations());

    Certificate officeCertificate{officeSigning.publicKey(), officeBox.publicKey(), Township,
                                  Role::MainOffice};
    Certificate phoneCertificate{phoneSigning.publicKey(), phoneBox.publicKey(), Village, Role::Lead};
    EpochGrant epochs{
        {{unit,
          1,
          idOf(unitKey),
          {{DeviceId(), sealed("epoch key for the kit", kit.publicKey(), unitKey.expose())},
           {phone, sealed("epoch key for the phone", phoneBox.publicKey(), unitKey.expose())}}},
         {Audience::township(),
          1,
          idOf(townshipKey),
          {{phone, sealed("township epoch key for the phone", phoneBox.publicKey(), townshipKey.expose())}}},
         {Audience::office(), 1, idOf(officeKey), {}}}};
    Revocation revocation{
        phone,
        {{phoneStream, first.header.last(), first.hash()}, {officeUnitStream, 0, Hash32()}},
        {{unit,
          2,
          idOf(unitKey2),
          {{office, sealed("second epoch key for the office", officeBox.publicKey(), unitKey2.expose())}}},
         {Audience::township(),
          2,
          idOf(townshipKey2),
          {{office, sealed("second township epoch key for the office", officeBox.publicKey(),
                           townshipKey2.expose())}}}}};
    HubMoved moved{QStringLiteral("https://hub.example:8443/v1"), hubPin, 7};
    QByteArray certificateBytes = StatementCodec::sign(phoneCertificate, root);
    QByteArray officeCertificateBytes = StatementCodec::sign(officeCertificate, root);
    QByteArray epochsBytes = StatementCodec::sign(epochs, root);
    QByteArray revocationBytes = StatementCodec::sign(revocation, root);
    QByteArray movedBytes = StatementCodec::sign(moved, root);

    Position position = makePosition();
    Segment officeWide = segment("the office's own: a figure set, a round frozen, a profile", officeStream,
                                 nullptr, officeOperations());
    Segment officeUnit = segment("the office's for the unit: a doubt, a device, a kind of a newer program",
                                 officeUnitStream, nullptr, officeUnitOperations());
    Invite invite = makeInvite();
    JoinPlea plea{phoneSigning.publicKey(), phoneBox.publicKey()};
    QByteArray pleaPlain = makePlea();
    JoinRequest join{inviteId, sealed("join plea for the main office", officeBox.publicKey(), pleaPlain)};
    QByteArray passcodeFile =
        PasscodeLock::wrap(storeKey, QStringLiteral("青石镇2020"), random, PasscodeCost{64, 2});
    SignedReceipt receipt = ReceiptCodec::sign(makeReceipt(), officeSigning);

    SigningKey nextSigning = signing("next signing seed");
    BoxKey nextBox = box("next box seed");
    Renewal renewal{phone, nextSigning.publicKey(), nextBox.publicKey()};
    QByteArray renewalPlain = makeRenewal();
    JoinRequest renewalRequest{Renewal::requestId(phone),
                               sealed("renewal for the main office", officeBox.publicKey(), renewalPlain)};
    QByteArray kitFile = *sealKit(Kit{SigningKey::fromSeed(root.seed().duplicate()), OrgCode(Township),
                                      QStringLiteral("青石镇"), moved.url, hubPin},
                                  QStringLiteral("两把锁各锁一半柜门"), random, PasscodeCost{64, 2});

    [[nodiscard]] std::vector<const Segment*> segments() const {
        return {&first, &second, &townshipWide, &officeWide, &officeUnit};
    }
    [[nodiscard]] VersionVector vector() const {
        VersionVector out;
        for (const Segment* segment : segments())
            out[segment->header.stream] = {segment->header.last(), shortHash(segment->hash())};
        return out;
    }
    /// A statement of the root with any body at all.
    [[nodiscard]] QByteArray stated(const QByteArray& body) const {
        return body + root.sign("cunbao statement 1", body).toBytes();
    }
    /// Fifty operations that are worth compressing.
    [[nodiscard]] SegmentBody longBody() const {
        std::vector<Payload> payloads;
        for (int i = 0; i < 50; ++i) {
            EntryRecorded entry;
            entry.on = day(0);
            entry.indicator = i % 3;
            entry.value = number(i * 2500);
            entry.note = QStringLiteral("上门走访");
            payloads.emplace_back(entry);
        }
        return {context.toBytes(), operations(1, payloads)};
    }
    [[nodiscard]] static QDate day(int distance) { return QDate(2020, 3, 2).addDays(distance); }
    [[nodiscard]] static EntryValue number(Int128 units) {
        return EntryValue::ofNumber(Decimal::fromUnits(units));
    }

private:
    static QByteArray makeCatalogue() {
        auto indicators = madeIndicators(
            QStringLiteral("a flow sum sum village decimal max=1000\nb stock last_known sum "
                           "village+township\nc flow sum sum village since=2020-01-23\nr derived [a] / [b]"));
        indicators[0].note = QStringLiteral("说明\nline two");
        const auto rules = madeRules(QStringLiteral("R1|both|[a]|<=|[b]"));
        return Catalogue::build(indicators, rules, madeUnits(2))->toBytes();
    }
    [[nodiscard]] std::vector<Operation> operations(quint64 sequence, const std::vector<Payload>& payloads,
                                                    std::int64_t step = 1000) const {
        std::vector<Operation> out;
        for (const Payload& payload : payloads) {
            const HybridTime time{Start + static_cast<std::int64_t>(sequence) * step, 0};
            out.push_back({sequence++, time, static_cast<quint8>(PayloadCodec::kindOf(payload)),
                           PayloadCodec::encode(payload, time)});
        }
        return out;
    }
    Segment segment(const char* name, const StreamId& stream, const Segment* before,
                    std::vector<Operation> operations) {
        Segment out{name, {}, {context.toBytes(), std::move(operations)}, {}, nullptr, nullptr};
        out.header.stream = stream;
        out.header.first = before ? before->header.last() + 1 : 1;
        out.header.count = out.body.operations.size();
        if (before) out.header.previous = before->hash();
        out.key = stream == townshipStream ? &townshipKey : stream == officeStream ? &officeKey : &unitKey;
        out.device = stream == phoneStream ? &phoneSigning : &officeSigning;
        out.header.key = idOf(*out.key);
        // Never packed by zstd, whose bytes are its own business.
        out.bytes =
            rawSegment(out.header, '\0' + ColumnCodec::encode(out.body), *out.key, *out.device, random);
        return out;
    }
    [[nodiscard]] std::vector<Operation> firstEntry() const {
        EntryRecorded entry;
        entry.on = day(0);
        entry.value = number(125'000);
        return operations(1, {entry});
    }
    [[nodiscard]] std::vector<Operation> unitOperations() const {
        std::vector<Payload> out;
        const Int128 wide = Int128(1'000'000'000'000) * 1'000'000'000'000'000 + 5678;
        for (const EntryValue& value :
             {number(-3), number(wide), number(-wide), EntryValue::ofText(QStringLiteral("联系电话未公布")),
              EntryValue::notApplicable(), EntryValue::unknown()}) {
            EntryRecorded entry;
            entry.indicator = 2;
            entry.on = day(-1);
            entry.value = value;
            out.emplace_back(entry);
        }
        EntryRecorded imported;
        imported.indicator = 1;
        imported.unit = OrgCode(Village);
        imported.on = day(3);
        imported.value = number(0);
        imported.note = QStringLiteral("含外出务工返乡人员");
        imported.importKey = importKey;
        imported.origin = CopyOrigin{{formerStream, 41}, formerOperation};
        imported.place = QStringLiteral("29.812345,106.397654");
        out.emplace_back(imported);
        EntryRevised corrected;
        corrected.parents = {{phoneStream, 1}, {officeUnitStream, 300}};
        corrected.on = day(0);
        corrected.value = number(32'500);
        corrected.note = QStringLiteral("重新清点");
        corrected.why = QStringLiteral("重复登记");
        out.emplace_back(corrected);
        EntryRevised withdrawn;
        withdrawn.withdrawn = true;
        withdrawn.parents = {{phoneStream, 2}};
        withdrawn.why = QStringLiteral("误报");
        out.emplace_back(withdrawn);
        std::vector<Operation> made = operations(2, out);
        // Several within one millisecond.
        made[2].time = {made[1].time.ms, 1};
        made[3].time = {made[1].time.ms, 65535};
        return made;
    }
    [[nodiscard]] std::vector<Operation> townshipOperations() const {
        std::vector<Payload> out{CataloguePublished{catalogue}};
        for (const OpKind kind :
             {OpKind::RoundOpened, OpKind::RoundClosed, OpKind::RoundReopened, OpKind::RoundFrozenNotice}) {
            RoundEvent event;
            event.kind = kind;
            event.period = QStringLiteral("2020S1");
            event.templateId = QStringLiteral("work-summary");
            if (kind == OpKind::RoundOpened) event.due = QDate(2020, 7, 5);
            out.emplace_back(event);
        }
        return operations(1, out);
    }
    [[nodiscard]] std::vector<Operation> officeOperations() const {
        FigureOverridden set;
        set.indicator = 1;
        set.unit = OrgCode(Village);
        set.period = QStringLiteral("202003");
        set.value = number(420'000);
        set.computedMissing = false;
        set.computed = number(415'000);
        set.why = QStringLiteral("派出所核对");
        FigureOverridden undone = set;
        undone.computedMissing = true;
        undone.undo = true;
        FigureOverridden text = set;
        text.value = text.computed = EntryValue::ofText(QStringLiteral("无"));
        FigureOverridden nothing = set;
        nothing.value = nothing.computed = EntryValue::notApplicable();
        RoundEvent frozen;
        frozen.kind = OpKind::RoundFrozen;
        frozen.period = QStringLiteral("2020Q1");
        frozen.position = position.encode();
        return operations(1, {set, undone, text, nothing, frozen,
                              ProfileSet{QStringLiteral("office-name"), QStringLiteral("青石镇疫情防控办")}});
    }
    [[nodiscard]] std::vector<Operation> officeUnitOperations() const {
        const Hash16 doubt = doubtIdOf("duplicate", {{phoneStream, 2}, {phoneStream, 1}});
        std::vector<Operation> out = operations(
            1, {DoubtResolved{doubt, false, QStringLiteral("两户")}, DoubtResolved{doubt, true, QString()},
                DeviceDescribed{phone, QStringLiteral("王家坝村 李会计")}});
        out.push_back(
            {4, {Start + 9000, 0}, 200, {{quint8(1), QString()}, {quint8(255), QByteArray("\0", 1)}}});
        out.push_back({5, {Start + 9001, 0}, 200, {{quint8(2), qint64(INT64_MIN + 1)}}});
        return out;
    }
    [[nodiscard]] Position makePosition() const {
        Position out;
        for (const Segment* segment : {&first, &second, &townshipWide})
            out.streams[segment->header.stream] = {segment->header.last(), segment->hash()};
        for (const QByteArray& statement : {certificateBytes, officeCertificateBytes, epochsBytes})
            out.statements.push_back(StatementCodec::idOf(statement));
        std::sort(out.statements.begin(), out.statements.end());
        return out;
    }
    [[nodiscard]] Receipt makeReceipt() const {
        Receipt out{townshipIdOf(root.publicKey()), office, Village, fromMillis(Start + 3'600'000), {}};
        for (const Segment* segment : {&second, &officeUnit, &townshipWide})
            out.heads[segment->header.stream] = {segment->header.last(), shortHash(segment->hash())};
        return out;
    }
    [[nodiscard]] Invite makeInvite() const {
        Invite out;
        out.office = QStringLiteral("青石镇");
        out.unitName = QStringLiteral("王家坝村");
        out.unit = Village;
        out.role = Role::Lead;
        out.root = root.publicKey();
        out.mainOffice = officeBox.publicKey();
        out.hubUrl = moved.url;
        out.hubPin = hubPin;
        out.id = inviteId;
        out.secret = secret.duplicate();
        out.expires = fromMillis(Start + 7 * 24 * 3'600'000);
        return out;
    }
    [[nodiscard]] QByteArray makeRenewal() const {
        const QByteArray body = cbor([&](CborWriter& out) {
            out.array(4);
            out.unsignedInteger(1);
            out.bytes(phone.view());
            out.bytes(renewal.signing.view());
            out.bytes(renewal.box.view());
            out.endArray();
        });
        return body + phoneSigning.sign("cunbao renewal 1", body).toBytes();
    }
    [[nodiscard]] QByteArray makePlea() const {
        const QByteArray body = cbor([&](CborWriter& out) {
            out.array(3);
            out.unsignedInteger(1);
            out.bytes(plea.signing.view());
            out.bytes(plea.box.view());
            out.endArray();
        });
        return body + authenticate(secret, body).toBytes();
    }
};

} // namespace cunbao
