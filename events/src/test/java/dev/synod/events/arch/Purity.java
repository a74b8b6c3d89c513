package dev.synod.events.arch;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

import java.util.List;
import java.util.Set;

/** Which calls and method references make a function depend on more than its arguments. */
final class Purity {
    private static final Set<String> IMPURE = Set.of(
            "now",
            "randomUUID",
            "random",
            "nanoTime",
            "currentTimeMillis",
            "sleep",
            "getenv",
            "getProperty",
            "systemUTC",
            "systemDefaultZone",
            "identityHashCode");

    private static final Set<String> UNORDERED_MAKERS = Set.of("of", "ofEntries", "copyOf");

    private Purity() {}

    /** True for clocks, chance, the environment; seeded chance is a function of its seed and passes. */
    static boolean isImpure(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        return !owner.startsWith("dev.synod.") && (IMPURE.contains(target.getName()) || isUnseeded(owner, target));
    }

    /** True for collections without an order of their own; up to one element has only one order. */
    static boolean isUnordered(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.IdentityHashMap",
                    "java.util.Hashtable",
                    "java.util.concurrent.ConcurrentHashMap" -> name.equals("<init>") || name.startsWith("new");
            case "java.util.Set" -> UNORDERED_MAKERS.contains(name) && !holdsAtMost(1, target);
            case "java.util.Map" -> UNORDERED_MAKERS.contains(name) && !holdsAtMost(2, target);
            case "java.util.stream.Collectors" ->
                isUnorderedCollector(name, parametersOf(target).size());
            default -> false;
        };
    }

    /** True for what a value is made of within one call: its package's own affair, and said so by its name. */
    static boolean isDraft(JavaClass type) {
        return type.getSimpleName().endsWith("Draft") && !type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isUnseeded(String owner, AccessTarget target) {
        return switch (owner) {
            case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
            case "java.util.Random", "java.util.SplittableRandom" ->
                target.getName().equals("<init>") && parametersOf(target).isEmpty();
            case "java.util.Collections" ->
                target.getName().equals("shuffle") && parametersOf(target).size() == 1;
            default -> false;
        };
    }

    private static boolean isUnorderedCollector(String name, int parameters) {
        return switch (name) {
            case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent" -> true;
            case "toMap" -> parameters < 4;
            case "groupingBy" -> parameters < 3;
            default -> false;
        };
    }

    private static boolean holdsAtMost(int parameters, AccessTarget target) {
        List<JavaClass> types = parametersOf(target);
        return target.getName().equals("of")
                && types.size() <= parameters
                && types.stream().noneMatch(JavaClass::isArray);
    }

    private static List<JavaClass> parametersOf(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes() : List.of();
    }
}
