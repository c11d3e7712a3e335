package heddle.inspector.source.memory;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the kernel's mappings into parts by who claims what.
 *
 * <p>The kernel counts memory by mapping, and joins neighbours that have nothing to do with each other. Where several
 * claims share a mapping its resident pages are looked up and counted; where that is not allowed, its memory is unnamed.
 * Whatever happens, the parts of a mapping have together exactly the memory that the kernel counted for it.
 */
final class Attribution {
    private final ClaimMap claims;
    private final ResidentPages pages;

    Attribution(ClaimMap claims, ResidentPages pages) {
        this.claims = claims;
        this.pages = pages;
    }

    List<MemoryPart> parts(List<Mapping> mappings) {
        List<MemoryPart> parts = new ArrayList<>(mappings.size());
        mappings.forEach(mapping -> cut(mapping, parts));
        return parts;
    }

    private void cut(Mapping mapping, List<MemoryPart> parts) {
        List<Claim> pieces = pieces(mapping);
        if (pieces.size() == 1) {
            parts.add(part(mapping, pieces.get(0), mapping.rssKb(), mapping.privateKb()));
        } else {
            divide(mapping, pieces, parts);
        }
    }

    /** The claims in a mapping, with unnamed ones where there is none. */
    private List<Claim> pieces(Mapping mapping) {
        ClaimMap all = new ClaimMap();
        all.addAll(claims.within(mapping.start(), mapping.end()));
        all.add(unnamed(mapping));
        return all.within(mapping.start(), mapping.end());
    }

    private static Claim unnamed(Mapping mapping) {
        return new Claim(mapping.start(), mapping.end(), SegmentKind.UNNAMED, mapping.name(), Evidence.MEASURED);
    }

    private void divide(Mapping mapping, List<Claim> pieces, List<MemoryPart> parts) {
        long[] residentKb = residentKb(mapping, pieces);
        long privateLeftKb = mapping.privateKb();
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            long share = mapping.rssKb() == 0 ? 0 : residentKb[i] * mapping.privateKb() / mapping.rssKb();
            long privateKb = last ? privateLeftKb : Math.min(share, privateLeftKb);
            privateKb = Math.min(privateKb, residentKb[i]);
            privateLeftKb -= privateKb;
            parts.add(part(mapping, pieces.get(i), residentKb[i], privateKb));
        }
    }

    /** Memory of each piece; together what the kernel counted a moment before the pages were looked up. */
    private long[] residentKb(Mapping mapping, List<Claim> pieces) {
        long[] residentKb = new long[pieces.size()];
        long leftKb = mapping.rssKb();
        int largest = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Claim piece = pieces.get(i);
            long foundKb = mapping.rssKb() == 0 ? 0 : pages.residentKb(piece.start(), piece.end());
            if (foundKb < 0) return allUnnamed(mapping, pieces);
            residentKb[i] = Math.min(foundKb, leftKb);
            leftKb -= residentKb[i];
            if (residentKb[i] > residentKb[largest]) largest = i;
        }
        residentKb[largest] += leftKb;
        return residentKb;
    }

    private static long[] allUnnamed(Mapping mapping, List<Claim> pieces) {
        int unnamed = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).kind() == SegmentKind.UNNAMED) unnamed = i;
        }
        long[] residentKb = new long[pieces.size()];
        residentKb[unnamed] = mapping.rssKb();
        return residentKb;
    }

    private static MemoryPart part(Mapping mapping, Claim claim, long rssKb, long privateKb) {
        return new MemoryPart(
                claim.start(),
                claim.end(),
                claim.kind(),
                claim.label(),
                claim.evidence(),
                mapping.permissions(),
                rssKb,
                privateKb,
                rssKb - privateKb);
    }
}
