package dev.synod.record.adapter.http.project;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Problems;
import dev.synod.record.adapter.http.Inputs;
import dev.synod.record.shell.projects.Project;
import dev.synod.record.shell.projects.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

/** Which projects the caller may see and change. What another user owns does not exist. */
@RequestScoped
public class ProjectAccess {
    private final Projects projects;
    private final Caller caller;

    ProjectAccess(Projects projects, Caller caller) {
        this.projects = projects;
        this.caller = caller;
    }

    /** A project that the caller may look at: the caller's own, and any for operators; else 404. */
    Uni<Project> visible(String id) {
        return projects.find(Inputs.projectId("The id in the path", id))
                .map(found -> found.filter(project -> caller.maySee(project.ownerId()))
                        .orElseThrow(() -> Problems.notFound("project", id)));
    }

    /** A project that the caller may change: the caller's own; else 404. */
    Uni<Project> owned(String id) {
        return visible(id).invoke(project -> {
            if (!caller.owns(project.ownerId())) {
                throw Problems.notFound("project", id);
            }
        });
    }
}
