package dev.synod.session.adapter.http;

import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;
import dev.synod.session.shell.PersonaCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.List;

/** Who can be asked to sit on a panel. */
@Path("/api/v1/personas")
@Produces(MediaType.APPLICATION_JSON)
public class PersonasResource {
    private final PersonaCatalogue catalogue;

    PersonasResource(PersonaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The catalogue: the first personas are the default panel. */
    public record Listing(List<Persona> personas, List<CouncilPreset> councils) {}

    /** All personas and named councils. */
    @GET
    public Listing list() {
        return new Listing(catalogue.personas(), catalogue.councils());
    }
}
